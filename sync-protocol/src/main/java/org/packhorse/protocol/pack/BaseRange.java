package org.packhorse.protocol.pack;

import org.packhorse.protocol.content.FileEntry;

/**
 * Bytes that the receiver has and a body leans on.
 *
 * @param source where they are
 * @param offset in that source, 0 to {@link FileEntry#LIMIT_BYTES}
 * @param length 1 to {@link FrameLimits#BASE_BYTES}
 */
public record BaseRange(Source source, long offset, int length) {
    public BaseRange {
        if (offset < 0 || offset > FileEntry.LIMIT_BYTES || length < 1 || length > FrameLimits.BASE_BYTES) {
            throw new IllegalArgumentException("a base of " + length + " bytes at " + offset);
        }
    }

    /** Where bytes of a base are. */
    public sealed interface Source {
        /** The content of the file at {@code position} in the order of the old manifest. */
        record OldFile(int position) implements Source {
            public OldFile {
                Positions.require(position);
            }
        }

        /** The content of an earlier frame of the same pack; 1 is the one before. */
        record EarlierFrame(int framesBack) implements Source {
            public EarlierFrame {
                if (framesBack < 1) {
                    throw new IllegalArgumentException("a frame leans on earlier frames only");
                }
            }
        }
    }
}
