package org.packhorse.protocol.trust.metadata;

import java.util.Set;

/**
 * Who signs for a role.
 *
 * @param keyIds the keys that may sign; naming one twice changes nothing
 * @param threshold how many different ones have to, 1 or more
 */
public record RoleKeys(Set<KeyId> keyIds, int threshold) {
    public RoleKeys {
        keyIds = Set.copyOf(keyIds);
        if (threshold < 1) {
            throw new IllegalArgumentException("a threshold is 1 or more, not " + threshold);
        }
    }
}
