package org.packhorse.protocol.trust.metadata;

import java.util.List;

/**
 * A publisher that the targets role trusts with some paths: section 4.5, DELEGATIONS.
 *
 * @param name the role's, which is also its file's
 * @param keys who signs for it
 * @param terminating whether later delegations are not asked about a path that matches this one
 * @param paths patterns of the paths it may speak for
 * @param pathHashPrefixes the same by the beginning of the path's SHA-256; used instead of {@code paths}
 */
public record DelegatedRole(
        String name, RoleKeys keys, boolean terminating, List<String> paths, List<String> pathHashPrefixes) {
    public DelegatedRole {
        paths = List.copyOf(paths);
        pathHashPrefixes = List.copyOf(pathHashPrefixes);
    }
}
