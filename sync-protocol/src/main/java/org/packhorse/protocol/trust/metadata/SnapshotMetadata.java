package org.packhorse.protocol.trust.metadata;

import java.time.Instant;
import java.util.Map;

/**
 * The snapshot role's statement: which version of each targets file belongs together. Section 4.4.
 *
 * @param files by name without version; {@code targets.json} is always there, others are delegated roles'
 */
public record SnapshotMetadata(long version, Instant expires, Map<String, MetaFile> files) implements RoleMetadata {
    public SnapshotMetadata {
        RoleMetadata.check(version, expires);
        files = Map.copyOf(files);
        if (!files.containsKey(Role.TARGETS.fileName())) {
            throw new IllegalArgumentException("a snapshot names " + Role.TARGETS.fileName());
        }
    }

    /** Names the top-level {@code targets.json}. */
    public MetaFile targets() {
        var targets = files.get(Role.TARGETS.fileName());
        if (targets == null) {
            throw new IllegalStateException("the constructor made sure of targets.json");
        }
        return targets;
    }

    @Override
    public Role role() {
        return Role.SNAPSHOT;
    }
}
