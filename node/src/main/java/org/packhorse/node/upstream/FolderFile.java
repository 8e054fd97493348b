package org.packhorse.node.upstream;

import java.nio.file.Path;
import java.util.List;

/**
 * A file of a repository as a folder holds it: in one piece, or in parts where the file system takes no large files.
 *
 * @param parts in order; at least one
 */
record FolderFile(List<Part> parts) {
    FolderFile {
        parts = List.copyOf(parts);
    }

    /** A regular file with these bytes of the whole. */
    record Part(Path path, long lengthBytes) {}

    /** Of all parts together. */
    long lengthBytes() {
        return parts.stream().mapToLong(Part::lengthBytes).sum();
    }
}
