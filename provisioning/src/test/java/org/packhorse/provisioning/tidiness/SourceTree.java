package org.packhorse.provisioning.tidiness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files that git keeps, or would keep at the next {@code git add}: what a stranger gets with a clone. */
final class SourceTree {
    /** Larger files are pictures or data, which no rule reads. */
    private static final long MAX_TEXT_BYTES = 1 << 20;

    private final Path root;
    private final List<String> paths;

    private SourceTree(Path root, List<String> paths) {
        this.root = root;
        this.paths = paths;
    }

    /** The tree this build runs in, which the build names by the property {@code packhorse.tree}. */
    static SourceTree ofThisBuild() throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("packhorse.tree", "..")).toRealPath();
        Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String listing = new String(git.getInputStream().readAllBytes(), UTF_8);
        if (git.waitFor() != 0) {
            throw new IOException("git could not list the files of " + root + "; the tidiness test needs a clone");
        }
        List<String> present = new ArrayList<>();
        for (String path : listing.split("\0", -1)) {
            if (!path.isEmpty() && Files.isRegularFile(root.resolve(path))) {
                present.add(path);
            }
        }
        return new SourceTree(root, List.copyOf(present));
    }

    List<String> paths() {
        return paths;
    }

    boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    /** All files that are UTF-8 text of a size that a person reads. */
    List<TextFile> texts() throws IOException {
        List<TextFile> texts = new ArrayList<>();
        for (String path : paths) {
            readText(root.resolve(path)).ifPresent(text -> texts.add(new TextFile(path, text)));
        }
        return texts;
    }

    private static Optional<String> readText(Path file) throws IOException {
        if (Files.size(file) > MAX_TEXT_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file)).filter(text -> text.indexOf('\0') < 0);
        } catch (MalformedInputException notText) {
            return Optional.empty();
        }
    }
}
