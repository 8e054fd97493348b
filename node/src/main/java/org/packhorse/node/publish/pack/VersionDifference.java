package org.packhorse.node.publish.pack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/**
 * What a version changes against an older one of the same collection, as a pack says it: containers that are there as their parts do
 * not count as being there themselves, neither before nor now.
 *
 * @param removed positions of old entries that are no more, ascending
 * @param changes entries that are new or have other content, in order of path
 * @param describedAnew whether the collection's description is another
 * @param changedFiles files, as people count them, that are new or have other content: containers, not their parts, and not the text
 *     that a hub makes of them
 * @param changedBytes the sum of their sizes
 */
public record VersionDifference(
        List<Integer> removed, List<Change> changes, boolean describedAnew, long changedFiles, long changedBytes) {
    /** An entry that is not as it was. */
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
    public static VersionDifference ofAll(StoredVersion now) throws IOException {
        var comparison = new Comparison(Optional.empty(), now);
        var cursor = new Cursor(now);
        for (var entry = cursor.entry(); entry.isPresent(); entry = cursor.entry()) {
            comparison.add(entry.get());
            cursor.advance();
        }
        return comparison.result(true);
    }

    /** What {@code now} changes against {@code old}; pages that both have are not read. */
    public static VersionDifference between(StoredVersion old, StoredVersion now) throws IOException {
        var comparison = new Comparison(Optional.of(old), now);
        var before = new Cursor(old);
        var after = new Cursor(now);
        while (true) {
            if (before.skipSamePage(after)) {
                continue;
            }
            var was = before.entry();
            var is = after.entry();
            if (was.isEmpty() && is.isEmpty()) {
                return comparison.result(
                        !old.manifest().info().equals(now.manifest().info()));
            }
            int order = was.isEmpty()
                    ? 1
                    : is.isEmpty() ? -1 : was.get().path().compareTo(is.get().path());
            if (order < 0) {
                comparison.remove(before.position(), was.orElseThrow());
            } else if (order > 0) {
                comparison.add(is.orElseThrow());
            } else if (!was.equals(is)) {
                comparison.replace(before.position(), was.get(), is.orElseThrow());
            }
            if (order <= 0) {
                before.advance();
            }
            if (order >= 0) {
                after.advance();
            }
        }
    }

    /** The sum of the sizes of what changes: what is packed, but for what the receiver has elsewhere. */
    public long travellingBytes() {
        return changes.stream().mapToLong(c -> c.now().sizeBytes()).sum();
    }

    /** What has been found until now. */
    private static final class Comparison {
        private final Optional<StoredVersion> old;
        private final StoredVersion now;
        private final List<Integer> removed = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();
        private long changedFiles;
        private long changedBytes;

        Comparison(Optional<StoredVersion> old, StoredVersion now) {
            this.old = old;
            this.now = now;
        }

        void remove(int position, FileEntry was) throws IOException {
            if (!wasAssembled(was)) {
                removed.add(position);
            }
            if (was.path().isRecipe()) {
                addWhatWasAssembled(was.path().container());
            }
        }

        /** A container that has lost its recipe but not changed is no change as an entry, and yet its bytes must travel. */
        private void addWhatWasAssembled(FilePath container) throws IOException {
            var is = now.findFile(container);
            if (is.isPresent() && is.equals(old.orElseThrow().findFile(container))) {
                changes.add(new Change.Added(is.get()));
            }
        }

        void add(FileEntry is) throws IOException {
            count(is);
            if (!now.isAssembled(is.path())) {
                changes.add(new Change.Added(is));
            }
        }

        void replace(int position, FileEntry was, FileEntry is) throws IOException {
            if (wasAssembled(was) || now.isAssembled(is.path())) {
                add(is);
            } else {
                count(is);
                changes.add(new Change.Replaced(position, was, is));
            }
        }

        private boolean wasAssembled(FileEntry was) throws IOException {
            return old.isPresent() && old.get().isAssembled(was.path());
        }

        private void count(FileEntry is) {
            if (!is.path().isPart() && !CarriedText.isOne(is.path())) {
                changedFiles++;
                changedBytes += is.sizeBytes();
            }
        }

        VersionDifference result(boolean describedAnew) {
            return new VersionDifference(removed, changes, describedAnew, changedFiles, changedBytes);
        }
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
