package org.packhorse.protocol.trust.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException.Reason;

/** A metadata file as it came: what it says is not to be believed before {@link #requireSignatures}. Section 4.2. */
public final class SignedFile {
    /** Each of our roles has one key; a ceremony of 64 is beyond imagination, and each signature costs 0.2 ms to check. */
    private static final int SIGNATURE_LIMIT = 64;

    private final Role role;
    private final byte[] bytes;
    private final ObjectNode signed;
    private final byte[] canonical;
    private final List<Signature> signatures;

    private record Signature(KeyId keyId, String hex) {}

    private SignedFile(Role role, byte[] bytes, ObjectNode signed, byte[] canonical, List<Signature> signatures) {
        this.role = role;
        this.bytes = bytes;
        this.signed = signed;
        this.canonical = canonical;
        this.signatures = signatures;
    }

    /** Reads the outer form of {@code bytes}, which are copied. */
    public static SignedFile parse(Role role, byte[] bytes) throws RejectedMetadataException {
        if (bytes.length > role.limitBytes()) {
            throw RejectedMetadataException.tooLong(role.text(), role.limitBytes());
        }
        var fields = new JsonFields(role.text(), "", StrictJson.parse(role.text(), bytes));
        var signed = fields.object("signed").object();
        return new SignedFile(role, bytes.clone(), signed, canonical(role, signed), signatures(fields));
    }

    private static byte[] canonical(Role role, ObjectNode signed) throws RejectedMetadataException {
        try {
            return CanonicalJson.encode(signed);
        } catch (IllegalArgumentException e) {
            throw new RejectedMetadataException(
                    Reason.MALFORMED, role.text(), "what is signed has no canonical form: " + e.getMessage());
        }
    }

    private static List<Signature> signatures(JsonFields file) throws RejectedMetadataException {
        List<Signature> signatures = new ArrayList<>();
        Set<KeyId> seen = new HashSet<>();
        for (var item : file.objectList("signatures", SIGNATURE_LIMIT)) {
            var keyId = MetadataReader.keyId(item, item.text("keyid"));
            if (!seen.add(keyId)) {
                throw item.malformed("keyid", "names one key twice");
            }
            signatures.add(new Signature(keyId, item.text("sig")));
        }
        return signatures;
    }

    /**
     * Refuses the file unless as many different keys signed it as {@code root} asks for its role.
     *
     * <p>Keys are counted, not their names: one key listed under two ids counts once.
     */
    public void requireSignatures(RootMetadata root) throws RejectedMetadataException {
        var wanted = root.keysOf(role);
        Set<String> signers = new HashSet<>();
        for (var signature : signatures) {
            var key = root.keys().get(signature.keyId);
            if (key != null && wanted.keyIds().contains(key.id()) && key.verifies(canonical, signature.hex)) {
                signers.add(key.material());
            }
        }
        if (signers.size() < wanted.threshold()) {
            throw new RejectedMetadataException(
                    Reason.BAD_SIGNATURE,
                    role.text(),
                    signers.size() + " of the keys that root " + root.version() + " names have signed it, but "
                            + wanted.threshold() + " must");
        }
    }

    /** The bytes as they came; the caller does not change them. */
    public byte[] bytes() {
        return bytes;
    }

    /** What the signatures cover, unknown fields included; the caller does not change it. */
    public byte[] canonical() {
        return canonical;
    }

    /** The fields of the signed part. */
    public JsonFields fields() {
        return new JsonFields(role.text(), "", signed);
    }
}
