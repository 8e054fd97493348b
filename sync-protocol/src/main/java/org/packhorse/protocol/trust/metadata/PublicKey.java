package org.packhorse.protocol.trust.metadata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.packhorse.protocol.content.Digest;

/**
 * A key that checks signatures, as TUF 1.0 section 4.2 writes it.
 *
 * <p>Only Ed25519 (RFC 8032) checks anything; a key of another type may be listed, but nothing it signs counts.
 *
 * @param id by which signatures and roles name it
 * @param keyType for example {@code ed25519}
 * @param scheme for example {@code ed25519}
 * @param value for Ed25519 the 32 bytes as hexadecimal digits
 */
public record PublicKey(KeyId id, String keyType, String scheme, String value) {
    private static final String ED25519 = "ed25519";

    /** The Ed25519 key with these 32 bytes, named as TUF says. */
    public static PublicKey ofEd25519(byte[] bytes) {
        if (bytes.length != Ed25519PublicKeyParameters.KEY_SIZE) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes, not " + bytes.length);
        }
        var value = HexFormat.of().formatHex(bytes);
        return new PublicKey(idOf(toJson(ED25519, ED25519, value)), ED25519, ED25519, value);
    }

    public static ObjectNode toJson(String keyType, String scheme, String value) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("keytype", keyType).put("scheme", scheme).putObject("keyval").put("public", value);
        return json;
    }

    /** The key as a root file lists it. */
    ObjectNode toJson() {
        return toJson(keyType, scheme, value);
    }

    /** TUF 1.0 section 4.2: the SHA-256 of the canonical form. */
    public static KeyId idOf(ObjectNode keyJson) {
        return new KeyId(Digest.ofContent(CanonicalJson.encode(keyJson)).toHex());
    }

    /** Two ids of one key are still one key when signatures are counted. */
    String material() {
        return keyType + " " + (isEd25519() ? value.toLowerCase(Locale.ROOT) : value);
    }

    /** Whether {@code signatureHex} is this key's signature over {@code message}; false also for what is no signature. */
    boolean verifies(byte[] message, String signatureHex) {
        if (!isEd25519()) {
            return false;
        }
        try {
            var verifier = new Ed25519Signer();
            verifier.init(false, new Ed25519PublicKeyParameters(HexFormat.of().parseHex(value)));
            verifier.update(message, 0, message.length);
            return verifier.verifySignature(HexFormat.of().parseHex(signatureHex));
        } catch (IllegalArgumentException notHexOrNoPointOnTheCurve) {
            return false;
        }
    }

    private boolean isEd25519() {
        return keyType.equals(ED25519) && scheme.equals(ED25519);
    }
}
