package org.packhorse.node.publish;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.library.reading.Litter;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * Walks a curator's folder in the order of a manifest, and finds what cannot become part of a version. Symbolic links are followed to
 * files inside the folder only.
 */
final class FolderWalk {
    /** Deeper folders are a loop or a mistake. */
    private static final int DEPTH_LIMIT = 64;

    private static final String VERSION_CONTROL = ".git";

    private final Path root;
    private final FileVisitor visitor;
    private final List<ImportProblem> problems = new ArrayList<>();

    /** Takes files in ascending order of path. */
    interface FileVisitor {
        /**
         * Takes the next one.
         *
         * @throws RefusedInputException where it cannot be used
         */
        void visit(FilePath path, Path file, long sizeBytes)
                throws IOException, InterruptedException, RefusedInputException;
    }

    /** A walk of {@code folder} that shows each usable file to {@code visitor}. */
    FolderWalk(Path folder, FileVisitor visitor) throws IOException {
        this.root = folder.toRealPath();
        this.visitor = visitor;
    }

    /** Whether {@code file} is nothing that a curator put there. */
    static boolean isLeftover(Path file) {
        for (var name : file) {
            if (isLeftover(name.toString())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLeftover(String name) {
        return name.equals(VERSION_CONTROL) || Litter.isOne(name);
    }

    /** Goes through everything; what cannot be used is in the result. */
    List<ImportProblem> run() throws IOException, InterruptedException {
        walk(root, "", 0);
        return List.copyOf(problems);
    }

    /** A name with what tells its place in the order: {@code /} behind a folder's. */
    private record Child(Path path, String key, boolean isFolder) {}

    private void walk(Path folder, String prefix, int depth) throws IOException, InterruptedException {
        if (depth > DEPTH_LIMIT) {
            problem(prefix, "it is nested deeper than " + DEPTH_LIMIT + " folders", "flatten the folder");
            return;
        }
        for (var child : children(folder, prefix)) {
            if (prefix.isEmpty() && CarriedText.FOLDER.equals(child.path().getFileName() + "/")) {
                problem(child.key(), "this name is kept for the text of files, which travels beside them", "rename it");
            } else if (child.isFolder()) {
                walk(child.path(), prefix + child.key(), depth + 1);
            } else {
                visit(child.path(), prefix + child.key());
            }
        }
    }

    private List<Child> children(Path folder, String prefix) throws IOException {
        var children = new ArrayList<Child>();
        try (var stream = Files.newDirectoryStream(folder)) {
            for (var path : stream) {
                var name = String.valueOf(path.getFileName());
                if (!isLeftover(name)) {
                    boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
                    children.add(new Child(path, isFolder ? name + "/" : name, isFolder));
                }
            }
        } catch (AccessDeniedException e) {
            problem(prefix, "the folder cannot be read", "give yourself the right to read it");
        } catch (NoSuchFileException | DirectoryIteratorException e) {
            problem(prefix, "the folder vanished or failed while it was read", "import again");
        }
        removeTwins(children, prefix);
        children.sort((a, b) -> java.util.Arrays.compareUnsigned(utf8(a.key()), utf8(b.key())));
        return children;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Names that look the same and are not: their accents are composed (NFC) in one and decomposed (NFD) in the other. */
    private void removeTwins(List<Child> children, String prefix) {
        var count = new HashMap<String, Integer>();
        for (var child : children) {
            count.merge(composed(child), 1, Integer::sum);
        }
        children.removeIf(child -> {
            boolean hasTwin = child.key().indexOf('\uFFFD') < 0 && count.getOrDefault(composed(child), 1) > 1;
            if (hasTwin) {
                problem(
                        prefix + child.key(),
                        "another name beside it looks the same, with its accents stored in another way",
                        "rename or remove one of the two");
            }
            return hasTwin;
        });
    }

    private static String composed(Child child) {
        return Normalizer.normalize(child.key(), Normalizer.Form.NFC);
    }

    private void visit(Path file, String name) throws IOException, InterruptedException {
        try {
            var path = FilePath.parse(name);
            if (name.indexOf('\uFFFD') >= 0) {
                problem(name, "its name is not UTF-8", "rename the file");
                return;
            }
            var target = Files.isSymbolicLink(file) ? linkTarget(file) : file;
            var attributes = Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                problem(name, "it is not a regular file (a device, a pipe, or a link to a folder)", "remove it");
            } else if (attributes.size() > FileEntry.LIMIT_BYTES) {
                problem(name, "it is larger than 64 GiB", "split it");
            } else {
                visitor.visit(path, target, attributes.size());
            }
        } catch (RefusedInputException e) {
            problem(name, e.problem(), e.advice());
        } catch (AccessDeniedException e) {
            problem(name, "it cannot be read", "give yourself the right to read it");
        } catch (NoSuchFileException e) {
            problem(name, "it vanished, or is a link to nothing", "import again, or remove the link");
        }
    }

    private Path linkTarget(Path link) throws IOException, RefusedInputException {
        Path target;
        try {
            target = link.toRealPath();
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            throw new RefusedInputException(
                    link.toString(), "it is a symbolic link that leads nowhere", "remove it, or copy the file itself");
        }
        if (!target.startsWith(root)) {
            throw new RefusedInputException(
                    link.toString(), "it is a symbolic link out of the folder", "copy the file itself into the folder");
        }
        return target;
    }

    private void problem(String path, String why, String advice) {
        problems.add(new ImportProblem(path, why, advice));
    }
}
