package org.packhorse.protocol.trust.metadata;

import java.util.Locale;

/** One of the four top-level roles of TUF 1.0, section 2.1. */
public enum Role {
    /** Says which keys sign for the four roles. 64 KiB hold some 150 keys. */
    ROOT(64 << 10),
    /** Names the newest snapshot; the only file that is fetched when nothing is new. */
    TIMESTAMP(16 << 10),
    /** Names the version of each targets file. 256 KiB hold some 2,000 publishers. */
    SNAPSHOT(256 << 10),
    /** Lists the files that may be trusted. 2 MiB hold some 6,000 and parse within 20 MB of heap. */
    TARGETS(2 << 20);

    private final int limitBytes;

    Role(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** The longest file of this role that is read. */
    public int limitBytes() {
        return limitBytes;
    }

    /** The name in metadata and messages, for example {@code timestamp}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name without a version, for example {@code timestamp.json}; also that of the trusted copy a client keeps. */
    public String fileName() {
        return text() + ".json";
    }

    /** The name in a repository with consistent snapshots (section 6.2), for example {@code 3.snapshot.json}. */
    public String fileName(long version) {
        return version + "." + fileName();
    }

    @Override
    public String toString() {
        return text();
    }
}
