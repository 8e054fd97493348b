package org.packhorse.protocol.trust.metadata;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a metadata file says: its {@code signed} part, TUF 1.0 section 4. */
public sealed interface RoleMetadata permits RootMetadata, TimestampMetadata, SnapshotMetadata, TargetsMetadata {
    /** The version of TUF that files of ours are written to. */
    String SPEC_VERSION = "1.0.31";

    /** Which role it belongs to. */
    Role role();

    /** The file's number, 1 or more; each change takes the next. */
    long version();

    /** From this moment on it is not trusted; whole seconds. */
    Instant expires();

    /** Whether its time is over at {@code now}; section 5 asks for an expiry later than now. */
    default boolean isExpiredAt(Instant now) {
        return !expires().isAfter(now);
    }

    /** Refuses a version or an expiry that no file can carry. */
    static void check(long version, Instant expires) {
        if (version < 1 || version > JsonFields.NUMBER_LIMIT) {
            throw new IllegalArgumentException("a metadata version is 1 to 2^53, not " + version);
        }
        if (!expires.equals(expires.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("an expiry is given in whole seconds: " + expires);
        }
    }
}
