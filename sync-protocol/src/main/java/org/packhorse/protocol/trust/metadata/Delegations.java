package org.packhorse.protocol.trust.metadata;

import java.util.List;
import java.util.Map;

/**
 * To whom a targets role passes on trust. They are read and kept; targets are not yet looked for behind them.
 *
 * @param keys by id
 * @param roles in order of precedence
 */
public record Delegations(Map<KeyId, PublicKey> keys, List<DelegatedRole> roles) {
    /** To nobody. */
    public static final Delegations NONE = new Delegations(Map.of(), List.of());

    public Delegations {
        keys = Map.copyOf(keys);
        roles = List.copyOf(roles);
    }

    /** Whether there is nobody. */
    public boolean isEmpty() {
        return roles.isEmpty() && keys.isEmpty();
    }
}
