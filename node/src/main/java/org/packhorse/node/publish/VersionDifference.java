package org.packhorse.node.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.protocol.content.FileEntry;

/**
 * What a version changes against an older one of the same collection.
 *
 * @param removed positions of old files that are no more, ascending
 * @param changes files that are new or have other content, in order of path
 * @param describedAnew whether the collection's description is another
 */
record VersionDifference(List<Integer> removed, List<Change> changes, boolean describedAnew) {
    /** A file that is not as it was. */
    sealed interface Change {
        /** How it is now. */
        FileEntry now();

        /** The old version has nothing at this path. */
        record Added(FileEntry now) implements Change {}

        /**
         * The old version has something else at this path.
         *
         * @param position its place in the old manifest
         */
        record Replaced(int position, FileEntry old, FileEntry now) implements Change {}
    }

    /** Everything that {@code now} has: what a newcomer lacks. */
    static VersionDifference ofAll(StoredVersion now) throws IOException {
        var cursor = new Cursor(now);
        var changes = new ArrayList<Change>();
        for (var entry = cursor.entry(); entry.isPresent(); entry = cursor.entry()) {
            changes.add(new Change.Added(entry.get()));
            cursor.advance();
        }
        return new VersionDifference(List.of(), changes, true);
    }

    /** What {@code now} changes against {@code old}; pages that both have are not read. */
    static VersionDifference between(StoredVersion old, StoredVersion now) throws IOException {
        var removed = new ArrayList<Integer>();
        var changes = new ArrayList<Change>();
        var before = new Cursor(old);
        var after = new Cursor(now);
        while (true) {
            if (before.skipSamePage(after)) {
                continue;
            }
            var was = before.entry();
            var is = after.entry();
            if (was.isEmpty() && is.isEmpty()) {
                return new VersionDifference(
                        removed,
                        changes,
                        !old.manifest().info().equals(now.manifest().info()));
            }
            int order = was.isEmpty()
                    ? 1
                    : is.isEmpty() ? -1 : was.get().path().compareTo(is.get().path());
            if (order < 0) {
                removed.add(before.position());
            } else if (order > 0) {
                changes.add(new Change.Added(is.orElseThrow()));
            } else if (!was.equals(is)) {
                changes.add(new Change.Replaced(before.position(), was.get(), is.orElseThrow()));
            }
            if (order <= 0) {
                before.advance();
            }
            if (order >= 0) {
                after.advance();
            }
        }
    }

    /** How much content the changes are about, in bytes. */
    long contentBytes() {
        return changes.stream().mapToLong(c -> c.now().sizeBytes()).sum();
    }

    /** Walks a manifest's entries. */
    private static final class Cursor {
        private final StoredVersion version;
        private int page;
        private int index;

        Cursor(StoredVersion version) {
            this.version = version;
        }

        Optional<FileEntry> entry() throws IOException {
            return atEnd()
                    ? Optional.empty()
                    : Optional.of(version.page(page).entries().get(index));
        }

        int position() {
            return version.firstPosition(page) + index;
        }

        void advance() {
            if (++index == version.manifest().pages().get(page).entries()) {
                page++;
                index = 0;
            }
        }

        /** Goes past the page that both stand at the beginning of, where it is the same one. */
        boolean skipSamePage(Cursor other) {
            boolean same = index == 0
                    && other.index == 0
                    && !atEnd()
                    && !other.atEnd()
                    && version.manifest()
                            .pages()
                            .get(page)
                            .equals(other.version.manifest().pages().get(other.page));
            if (same) {
                page++;
                other.page++;
            }
            return same;
        }

        private boolean atEnd() {
            return page == version.manifest().pages().size();
        }
    }
}
