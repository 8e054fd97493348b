package org.packhorse.protocol.trust.metadata;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A publisher's private keys, one for each role. */
public record SigningKeys(SigningKey root, SigningKey timestamp, SigningKey snapshot, SigningKey targets) {
    /** Fresh ones. */
    public static SigningKeys generate(SecureRandom random) {
        return new SigningKeys(
                SigningKey.generate(random),
                SigningKey.generate(random),
                SigningKey.generate(random),
                SigningKey.generate(random));
    }

    /** The key of {@code role}. */
    public SigningKey of(Role role) {
        return switch (role) {
            case ROOT -> root;
            case TIMESTAMP -> timestamp;
            case SNAPSHOT -> snapshot;
            case TARGETS -> targets;
        };
    }

    /** The file that states {@code metadata}, signed by its role's key. */
    public byte[] write(RoleMetadata metadata) {
        return MetadataWriter.write(metadata, List.of(of(metadata.role())));
    }

    /** The public halves, as {@link RootMetadata#of} takes them. */
    public Map<Role, List<PublicKey>> publicKeys() {
        Map<Role, List<PublicKey>> keys = new EnumMap<>(Role.class);
        for (var role : Role.values()) {
            keys.put(role, List.of(of(role).publicKey()));
        }
        return keys;
    }
}
