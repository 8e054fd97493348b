package org.packhorse.protocol.trust.metadata;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The root role's statement: which keys sign for which role. Section 4.3.
 *
 * @param consistentSnapshot whether files carry their version in their name; those we write do
 * @param keys by id; a role may name ids that are missing here, whose signatures do not count
 * @param roles all four
 */
public record RootMetadata(
        long version,
        Instant expires,
        boolean consistentSnapshot,
        Map<KeyId, PublicKey> keys,
        Map<Role, RoleKeys> roles)
        implements RoleMetadata {
    public RootMetadata {
        RoleMetadata.check(version, expires);
        keys = Map.copyOf(keys);
        roles = Map.copyOf(roles);
        if (roles.size() != Role.values().length) {
            throw new IllegalArgumentException(
                    "a root names the keys of all four roles, not only of " + roles.keySet());
        }
    }

    /** A root with consistent snapshots in which one signature of any of {@code signers} is enough for a role. */
    public static RootMetadata of(long version, Instant expires, Map<Role, List<PublicKey>> signers) {
        Map<KeyId, PublicKey> keys = new LinkedHashMap<>();
        Map<Role, RoleKeys> roles = new EnumMap<>(Role.class);
        signers.forEach((role, publicKeys) -> {
            var ids = new LinkedHashSet<KeyId>();
            for (var key : publicKeys) {
                keys.put(key.id(), key);
                ids.add(key.id());
            }
            roles.put(role, new RoleKeys(ids, 1));
        });
        return new RootMetadata(version, expires, true, keys, roles);
    }

    /** Who signs for {@code role}. */
    public RoleKeys keysOf(Role role) {
        var keys = roles.get(role);
        if (keys == null) {
            throw new IllegalStateException("the constructor made sure of all roles, but not of " + role);
        }
        return keys;
    }

    /** The name under which a repository holds {@code version} of {@code role}: with the number where snapshots are consistent. */
    public String fileName(Role role, long version) {
        return consistentSnapshot ? role.fileName(version) : role.fileName();
    }

    @Override
    public Role role() {
        return Role.ROOT;
    }
}
