package org.packhorse.protocol.trust.metadata;

import java.time.Instant;

/**
 * The timestamp role's statement: which snapshot is the newest. Section 4.6.
 *
 * @param snapshot names {@code snapshot.json}
 */
public record TimestampMetadata(long version, Instant expires, MetaFile snapshot) implements RoleMetadata {
    public TimestampMetadata {
        RoleMetadata.check(version, expires);
    }

    @Override
    public Role role() {
        return Role.TIMESTAMP;
    }
}
