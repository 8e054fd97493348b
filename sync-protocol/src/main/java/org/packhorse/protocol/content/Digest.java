package org.packhorse.protocol.content;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 (FIPS 180-4) of some bytes, which is also their name. */
public final class Digest implements Comparable<Digest> {
    /** The length of a digest. */
    public static final int LENGTH_BYTES = 32;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Never used but to be copied: looking for the algorithm takes longer than digesting a path. */
    private static final MessageDigest FRESH_SHA256 = freshSha256();

    // Not an array: a hub holds millions of them, and a node compares them all the time.
    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    private Digest(byte[] bytes) {
        this.first = (long) LONGS.get(bytes, 0);
        this.second = (long) LONGS.get(bytes, Long.BYTES);
        this.third = (long) LONGS.get(bytes, 2 * Long.BYTES);
        this.fourth = (long) LONGS.get(bytes, 3 * Long.BYTES);
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
        return new Digest(bytes);
    }

    /** The digest of {@code content}. */
    public static Digest ofContent(byte[] content) {
        return new Digest(sha256().digest(content));
    }

    /** Ends the running computation {@code sha256} and names its result. */
    public static Digest finish(MessageDigest sha256) {
        return of(sha256.digest());
    }

    /** A fresh SHA-256 computation. */
    public static MessageDigest sha256() {
        try {
            return (MessageDigest) FRESH_SHA256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this Java platform cannot be copied", e);
        }
    }

    private static MessageDigest freshSha256() {
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

    /** The 32 bytes. */
    public byte[] toBytes() {
        var bytes = new byte[LENGTH_BYTES];
        LONGS.set(bytes, 0, first);
        LONGS.set(bytes, Long.BYTES, second);
        LONGS.set(bytes, 2 * Long.BYTES, third);
        LONGS.set(bytes, 3 * Long.BYTES, fourth);
        return bytes;
    }

    /** 64 lower-case hexadecimal digits. */
    public String toHex() {
        return HexFormat.of().formatHex(toBytes());
    }

    @Override
    public int compareTo(Digest other) {
        int order = Long.compareUnsigned(first, other.first);
        if (order == 0) {
            order = Long.compareUnsigned(second, other.second);
        }
        if (order == 0) {
            order = Long.compareUnsigned(third, other.third);
        }
        return order == 0 ? Long.compareUnsigned(fourth, other.fourth) : order;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that
                && first == that.first
                && second == that.second
                && third == that.third
                && fourth == that.fourth;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
