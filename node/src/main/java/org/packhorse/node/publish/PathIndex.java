package org.packhorse.node.publish;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.packhorse.protocol.content.FilePath;

/** Which files and folders an import has seen, as far as a description can name them. */
final class PathIndex {
    private static final List<String> START_PAGES = List.of("index.html", "index.htm", "index.xhtml");

    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    void add(FilePath path) {
        files.add(path.value());
        for (int slash = path.value().lastIndexOf('/');
                slash > 0;
                slash = path.value().lastIndexOf('/', slash - 1)) {
            if (!folders.add(path.value().substring(0, slash))) {
                return;
            }
        }
    }

    /** Whether there is nothing. */
    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Whether {@code entry} is a file, a folder (with or without a slash behind it), or empty for the whole. */
    boolean hasFileOrFolder(String entry) {
        var folder = entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry;
        return entry.isEmpty() || files.contains(entry) || folders.contains(folder);
    }

    /** What a reader opens first where nobody said: a start page at the top, else the only file, else the whole. */
    String startPage() {
        return START_PAGES.stream()
                .filter(files::contains)
                .findFirst()
                .orElseGet(() -> files.size() == 1 ? files.iterator().next() : "");
    }
}
