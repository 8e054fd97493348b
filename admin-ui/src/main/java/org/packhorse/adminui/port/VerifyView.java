package org.packhorse.adminui.port;

import java.time.Instant;

/** How far the re-reading of every stored byte is. */
public sealed interface VerifyView {
    /** Whether the answer will be another within seconds. */
    default boolean isRunning() {
        return this instanceof Running;
    }

    /** It was not asked for since the program started. */
    record NotRun() implements VerifyView {}

    /** {@code done} of {@code total} blobs were read. */
    record Running(long done, long total) implements VerifyView {
        public Running {
            Counts.atLeast(0, done, "done");
            Counts.atLeast(done, total, "total");
        }
    }

    /** All {@code checked} blobs were read; {@code damaged} of them were not what they should be. */
    record Finished(Instant at, long checked, long damaged) implements VerifyView {
        public Finished {
            Counts.atLeast(0, damaged, "damaged");
            Counts.atLeast(damaged, checked, "checked");
        }
    }

    /** It could not go on; {@link NodeConsole#problems()} says why. */
    record Stopped(Instant at) implements VerifyView {}
}
