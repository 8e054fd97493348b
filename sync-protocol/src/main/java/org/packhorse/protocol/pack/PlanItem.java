package org.packhorse.protocol.pack;

import java.util.Optional;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/** A file whose content begins in a frame. */
public sealed interface PlanItem {
    /**
     * A file that the old version has at the same path.
     *
     * @param position its place in the order of the old manifest, from 0
     * @param leaning whether the body leans on all of its old content
     * @param sizeDifference new size minus old size, in bytes
     * @param mediaType where the path does not predict it
     */
    record Replaced(int position, boolean leaning, long sizeDifference, Optional<String> mediaType)
            implements PlanItem {
        public Replaced {
            Positions.require(position);
            requireDifference(sizeDifference);
        }
    }

    /**
     * A file at a path that the old version lacks.
     *
     * @param mediaType where the path does not predict it
     */
    record Added(FilePath path, long sizeBytes, Optional<String> mediaType) implements PlanItem {
        public Added {
            requireSize(sizeBytes, FileEntry.LIMIT_BYTES);
        }
    }

    /**
     * A file at a path that the old version lacks, whose last part is that of an old file, as translations have it.
     *
     * @param folder what comes before: empty, or ending with {@code /}
     * @param position the old file's place in the order of the old manifest, from 0
     * @param sizeDifference its size minus the old file's, in bytes
     * @param mediaType where the path does not predict it
     */
    record Namesake(String folder, int position, long sizeDifference, Optional<String> mediaType) implements PlanItem {
        public Namesake {
            FolderText.require(folder);
            Positions.require(position);
            requireDifference(sizeDifference);
        }
    }

    /**
     * The document that describes the collection. It leans on the old one, where there is one.
     *
     * @param sizeBytes 0 to {@link CollectionInfo#ENCODED_LIMIT_BYTES}
     */
    record Description(long sizeBytes) implements PlanItem {
        public Description {
            requireSize(sizeBytes, CollectionInfo.ENCODED_LIMIT_BYTES);
        }
    }

    private static void requireDifference(long sizeDifference) {
        if (sizeDifference < -FileEntry.LIMIT_BYTES || sizeDifference > FileEntry.LIMIT_BYTES) {
            throw new IllegalArgumentException("a file that grows by " + sizeDifference + " bytes");
        }
    }

    private static void requireSize(long sizeBytes, long limitBytes) {
        if (sizeBytes < 0 || sizeBytes > limitBytes) {
            throw new IllegalArgumentException("a size of " + sizeBytes + " bytes, not 0 to " + limitBytes);
        }
    }
}
