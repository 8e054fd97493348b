package org.packhorse.provisioning.tidiness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Links between documents lead somewhere. Addresses on the network are left alone: a build works without one. */
final class MarkdownLinks {
    private static final List<Pattern> LINKS =
            List.of(Pattern.compile("\\]\\(<?([^)>\\s]+)"), Pattern.compile("^\\[[^\\]]+\\]:\\s+<?([^>\\s]+)"));
    private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*:");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    private MarkdownLinks() {}

    /**
     * The links of a document that lead to nothing.
     *
     * @param exists whether the tree has a file or folder at a path relative to its top
     */
    static List<Finding> dead(TextFile file, Predicate<String> exists) {
        List<Finding> findings = new ArrayList<>();
        if (!file.extension().equals("md")) {
            return findings;
        }
        boolean fenced = false;
        List<String> lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced) {
                for (String target : targets(CODE.matcher(lines.get(i)).replaceAll(""))) {
                    if (!leadsSomewhere(file, target, exists)) {
                        findings.add(new Finding(file.path(), i + 1, "link to nothing: " + target));
                    }
                }
            }
        }
        return findings;
    }

    private static List<String> targets(String line) {
        return LINKS.stream()
                .flatMap(pattern -> pattern.matcher(line).results())
                .map(link -> link.group(1))
                .toList();
    }

    private static boolean leadsSomewhere(TextFile file, String target, Predicate<String> exists) {
        if (target.startsWith("#") || SCHEME.matcher(target).find()) {
            return true;
        }
        String path = target.replaceFirst("#.*", "");
        return exists.test(Path.of(file.folder()).resolve(path).normalize().toString());
    }
}
