package org.packhorse.protocol.pack;

import java.util.Optional;
import org.packhorse.protocol.content.FilePath;

/**
 * A file whose content the receiver has whole already: moved, copied, or twice in the new version.
 *
 * @param mediaType where the path does not predict it
 */
public record PlanCopy(Target target, Source source, Optional<String> mediaType) {
    public PlanCopy {
        if (target instanceof Target.InFolder && !(source instanceof Source.OldFile)) {
            throw new IllegalArgumentException("a copy named after a file that has no name");
        }
    }

    /** Where the content goes. */
    public sealed interface Target {
        /** The path of the file at this position of the old manifest. */
        record AtPosition(int position) implements Target {
            public AtPosition {
                Positions.require(position);
            }
        }

        /** A path that the old version lacks. */
        record AtPath(FilePath path) implements Target {}

        /**
         * A path that the old version lacks, whose last part is that of the old file that is copied.
         *
         * @param folder what comes before: empty, or ending with {@code /}
         */
        record InFolder(String folder) implements Target {
            public InFolder {
                FolderText.require(folder);
            }
        }
    }

    /** Where the content is. */
    public sealed interface Source {
        /** The file at this position of the old manifest. */
        record OldFile(int position) implements Source {
            public OldFile {
                Positions.require(position);
            }
        }

        /** A file that an earlier or this frame completes: its item's number, counted over all frames from 0. */
        record Item(int number) implements Source {
            public Item {
                Positions.require(number);
            }
        }
    }
}
