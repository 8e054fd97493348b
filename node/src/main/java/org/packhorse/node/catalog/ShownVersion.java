package org.packhorse.node.catalog;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.assembly.FileList;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Version;

/** One whole, verified version of a collection. It stays what it is when a newer one takes its place. Any thread. */
public interface ShownVersion extends FileList {
    /** Whose version it is. */
    CollectionId collection();

    /** Its number. */
    Version version();

    /** What people read about it. */
    CollectionInfo info();

    /** How many files it has, a container counted as one. */
    long files();

    /** The sum of their sizes. */
    long contentBytes();

    /** The file, part or recipe at {@code path}. */
    @Override
    Optional<FileEntry> findFile(FilePath path) throws IOException;

    @Override
    default List<String> languagesOf(FilePath path) {
        return LikelyLanguages.of(info(), path);
    }

    /**
     * What a folder holds: for each file directly in it a {@link Listed.File}, for each folder a {@link Listed.Folder},
     * in order of path. A container is a file; its parts are not listed.
     *
     * @param folder empty for the top, else ending with {@code /}
     * @param after where to go on: the {@link Listed#cursor} of the last line seen; empty to begin
     * @param limit the most that is returned, 1 or more
     */
    List<Listed> list(String folder, String after, int limit) throws IOException;

    /** All entries, parts and recipes too, from the first at or behind {@code path} on, in order, until {@code visitor} returns false. */
    void visitFrom(FilePath path, EntryVisitor visitor) throws IOException;

    /** The first entry at or behind {@code path}, parts and recipes too. */
    default Optional<FileEntry> first(FilePath path) throws IOException {
        var found = new FileEntry[1];
        visitFrom(path, entry -> {
            found[0] = entry;
            return false;
        });
        return Optional.ofNullable(found[0]);
    }

    /** Sees entries. */
    @FunctionalInterface
    interface EntryVisitor {
        /** Sees {@code entry}; false ends the visit. */
        boolean visit(FileEntry entry) throws IOException;
    }

    /** A line of a folder's listing. */
    sealed interface Listed {
        /** The last part of the path. */
        String name();

        /** What to give as {@code after} to go on behind this line: the name, with {@code /} behind it for a folder. */
        String cursor();

        /** A file. */
        record File(String name, FileEntry entry) implements Listed {
            @Override
            public String cursor() {
                return name;
            }
        }

        /** A folder, without what is in it. */
        record Folder(String name) implements Listed {
            @Override
            public String cursor() {
                return name + "/";
            }
        }
    }
}
