package org.packhorse.protocol.pack;

import org.packhorse.protocol.content.FileEntry;

/** Bytes that the receiver has and a body leans on. */
public sealed interface BaseRange {
    /**
     * Files of the old version that follow each other in the order of its manifest, whole. Those that items of the frame lean
     * on by themselves ({@link PlanItem.Replaced#leaning}) are passed over.
     *
     * @param position of the first
     * @param count 1 to {@link FrameLimits#REFERENCES}
     */
    record OldFiles(int position, int count) implements BaseRange {
        public OldFiles {
            Positions.require(position);
            if (count < 1 || count > FrameLimits.REFERENCES || count > Integer.MAX_VALUE - position) {
                throw new IllegalArgumentException("a base of " + count + " files from " + position + " on");
            }
        }
    }

    /**
     * Part of the file at {@code position} of the old version.
     *
     * @param offset 0 to {@link FileEntry#LIMIT_BYTES}
     * @param length 1 to {@link FrameLimits#BASE_BYTES}
     */
    record Window(int position, long offset, int length) implements BaseRange {
        public Window {
            Positions.require(position);
            requirePart(offset, length);
        }
    }

    /**
     * Part of the content of an earlier frame of the same pack.
     *
     * @param framesBack 1 is the frame before
     * @param offset in that frame's content
     * @param length 1 to {@link FrameLimits#BASE_BYTES}
     */
    record EarlierFrame(int framesBack, long offset, int length) implements BaseRange {
        public EarlierFrame {
            if (framesBack < 1) {
                throw new IllegalArgumentException("a frame leans on earlier frames only");
            }
            requirePart(offset, length);
        }
    }

    private static void requirePart(long offset, int length) {
        if (offset < 0 || offset > FileEntry.LIMIT_BYTES || length < 1 || length > FrameLimits.BASE_BYTES) {
            throw new IllegalArgumentException("a base of " + length + " bytes at " + offset);
        }
    }
}
