package org.packhorse.protocol.trust.metadata;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** An Ed25519 private key (RFC 8032). Its text form shows the public half only. */
public final class SigningKey {
    /** The length of the seed that is the whole secret. */
    public static final int SEED_BYTES = Ed25519PrivateKeyParameters.KEY_SIZE;

    private final Ed25519PrivateKeyParameters secret;
    private final PublicKey publicKey;

    private SigningKey(Ed25519PrivateKeyParameters secret) {
        this.secret = secret;
        this.publicKey = PublicKey.ofEd25519(secret.generatePublicKey().getEncoded());
    }

    /** A fresh key. */
    public static SigningKey generate(SecureRandom random) {
        return new SigningKey(new Ed25519PrivateKeyParameters(random));
    }

    /** The key with this seed of {@value #SEED_BYTES} bytes, which is copied. */
    public static SigningKey ofSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("an Ed25519 seed has " + SEED_BYTES + " bytes, not " + seed.length);
        }
        return new SigningKey(new Ed25519PrivateKeyParameters(seed));
    }

    /** A copy of the secret, which the caller wipes after use. */
    public byte[] toSeed() {
        return secret.getEncoded();
    }

    /** The half that everybody may know. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** The signature over {@code message}: 64 bytes, always the same for the same message. */
    public byte[] sign(byte[] message) {
        var signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    @Override
    public String toString() {
        return "signing key " + publicKey.id();
    }
}
