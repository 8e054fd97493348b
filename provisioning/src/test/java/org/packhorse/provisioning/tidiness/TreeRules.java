package org.packhorse.provisioning.tidiness;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rules about which files there are. */
final class TreeRules {
    /** The owner's list: whoever opens the repository understands it at a glance. */
    private static final Set<String> TOP = Set.of(
            "pom.xml",
            "node",
            "sync-protocol",
            "admin-ui",
            "provisioning",
            "docs",
            "packhorse",
            "README.md",
            "LICENSE",
            "NOTICE",
            "ARCHITECTURE.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            "SECURITY.md");

    private TreeRules() {}

    static List<Finding> strangersAtTheTop(List<String> paths) {
        return paths.stream()
                .map(path -> path.split("/", 2)[0])
                .distinct()
                .filter(entry -> !entry.startsWith(".") && !TOP.contains(entry))
                .map(entry -> new Finding(entry, 0, "does not belong at the top of the tree"))
                .toList();
    }

    /** Packages of main code that do not say what lives in them, or not that null is checked there. */
    static List<Finding> unexplainedPackages(List<TextFile> files) {
        Set<String> packages = new TreeSet<>();
        Set<String> explained = new TreeSet<>();
        for (TextFile file : files) {
            if (file.isJava() && file.path().contains("/src/main/java/")) {
                packages.add(file.folder());
                if (explains(file)) {
                    explained.add(file.folder());
                }
            }
        }
        packages.removeAll(explained);
        return packages.stream()
                .map(folder -> new Finding(folder, 0, "needs a package-info.java with Javadoc and @NullMarked"))
                .toList();
    }

    private static boolean explains(TextFile file) {
        return file.name().equals("package-info.java")
                && file.text().contains("@NullMarked")
                && file.text().contains("/**");
    }
}
