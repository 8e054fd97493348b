package org.packhorse.protocol.trust.metadata;

/**
 * The name of a public key: in our files always the SHA-256 of its canonical form, as 64 hexadecimal digits.
 *
 * @param value 1 to {@value #LIMIT_CHARS} characters; signatures by keys we do not know may carry any such name
 */
public record KeyId(String value) {
    static final int LIMIT_CHARS = 256;

    public KeyId {
        if (value.isEmpty() || value.length() > LIMIT_CHARS) {
            throw new IllegalArgumentException("a key id has 1 to " + LIMIT_CHARS + " characters: " + value.length());
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
