package org.packhorse.node.library.reading;

import java.io.IOException;
import java.util.Optional;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/** Finds what comes next in a version: not all lists of files have an order. */
@FunctionalInterface
public interface Order {
    /** The first entry at or behind {@code path}. */
    Optional<FileEntry> first(FilePath path) throws IOException;
}
