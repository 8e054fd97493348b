package org.packhorse.protocol.content;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The SHA-256 (FIPS 180-4) of some bytes, which is also their name. */
public final class Digest implements Comparable<Digest> {
    /** The length of a digest. */
    public static final int LENGTH_BYTES = 32;

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The digest that {@code bytes} spell.
     *
     * @throws IllegalArgumentException unless there are exactly {@link #LENGTH_BYTES}
     */
    public static Digest of(byte[] bytes) {
        if (bytes.length != LENGTH_BYTES) {
            throw new IllegalArgumentException("a digest has " + LENGTH_BYTES + " bytes, not " + bytes.length);
        }
        return new Digest(bytes.clone());
    }

    /** The digest of {@code content}. */
    public static Digest ofContent(byte[] content) {
        return new Digest(sha256().digest(content));
    }

    /** The digest of what remains in {@code content}, whose position is left as it was. */
    public static Digest ofContent(ByteBuffer content) {
        var sha256 = sha256();
        sha256.update(content.duplicate());
        return new Digest(sha256.digest());
    }

    /** Ends the running computation {@code sha256} and names its result. */
    public static Digest finish(MessageDigest sha256) {
        return of(sha256.digest());
    }

    /** A fresh SHA-256 computation. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The digest written as 64 lower-case hexadecimal digits.
     *
     * @throws RefusedInputException for anything else
     */
    public static Digest parse(String hex) throws RefusedInputException {
        if (hex.length() != 2 * LENGTH_BYTES || !hex.chars().allMatch(Digest::isLowerHex)) {
            throw new RefusedInputException(
                    "digest \"" + Quoted.shortly(hex) + "\"", "it is not 64 lower-case hexadecimal digits");
        }
        return new Digest(HexFormat.of().parseHex(hex));
    }

    private static boolean isLowerHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /** A copy of the 32 bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String toHex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public int compareTo(Digest other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
