package org.packhorse.node.identity;

import java.util.Arrays;

/**
 * Characters that nobody else may read: a passphrase or a password. Closing it overwrites them; used by one thread.
 *
 * <p>Its text form shows nothing.
 */
public final class Secret implements AutoCloseable {
    private final char[] chars;
    private boolean closed;

    private Secret(char[] chars) {
        this.chars = chars;
    }

    /** The secret spelt by {@code chars}, which belong to it from now on and are overwritten when it closes. */
    public static Secret of(char[] chars) {
        return new Secret(chars);
    }

    /**
     * The characters themselves, not a copy; the caller does not keep them beyond this secret's life.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public char[] chars() {
        if (closed) {
            throw new IllegalStateException("this secret has been wiped");
        }
        return chars;
    }

    /** Whether there are no characters. */
    public boolean isEmpty() {
        return chars.length == 0;
    }

    /** Overwrites the characters; may be called more than once. */
    @Override
    public void close() {
        Arrays.fill(chars, '\0');
        closed = true;
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
