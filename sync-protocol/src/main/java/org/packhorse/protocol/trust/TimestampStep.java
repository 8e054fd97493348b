package org.packhorse.protocol.trust;

/** What a downloaded timestamp turned out to be, short of being refused. */
public sealed interface TimestampStep {
    /** The timestamp to go on with. */
    TrustedTimestamp timestamp();

    /** One that was not known before. */
    record Newer(TrustedTimestamp timestamp) implements TimestampStep {}

    /** Nothing new (5.4.3.1): this is the one known before, the download is dropped even where its bytes differ. */
    record Same(TrustedTimestamp timestamp) implements TimestampStep {}
}
