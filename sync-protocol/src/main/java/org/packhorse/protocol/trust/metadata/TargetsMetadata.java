package org.packhorse.protocol.trust.metadata;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The targets role's statement: which files may be trusted. Section 4.5.
 *
 * @param targets by path
 */
public record TargetsMetadata(
        long version, Instant expires, SortedMap<String, TargetFile> targets, Delegations delegations)
        implements RoleMetadata {
    /** So many entries of ours fill {@link Role#TARGETS}'s limit twice over; more is no repository of ours. */
    public static final int TARGET_LIMIT = 12_000;

    public TargetsMetadata {
        RoleMetadata.check(version, expires);
        if (targets.size() > TARGET_LIMIT) {
            throw new IllegalArgumentException(targets.size() + " targets, more than " + TARGET_LIMIT);
        }
        targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
    }

    /** Targets without delegations. */
    public static TargetsMetadata of(long version, Instant expires, Collection<TargetFile> targets) {
        SortedMap<String, TargetFile> byPath = new TreeMap<>();
        for (var target : targets) {
            if (byPath.put(target.path(), target) != null) {
                throw new IllegalArgumentException("the target " + target.path() + " is listed twice");
            }
        }
        return new TargetsMetadata(version, expires, byPath, Delegations.NONE);
    }

    /** The same with {@code delegations}. */
    public TargetsMetadata withDelegations(Delegations delegations) {
        return new TargetsMetadata(version, expires, targets, delegations);
    }

    @Override
    public Role role() {
        return Role.TARGETS;
    }
}
