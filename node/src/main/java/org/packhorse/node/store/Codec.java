package org.packhorse.node.store;

/** How a value is written to the database and read back. */
public interface Codec<T> {
    /** The bytes of {@code value}. */
    byte[] encode(T value);

    /**
     * The value that {@link #encode} wrote.
     *
     * @throws IllegalStateException where the bytes were not written by {@code encode}: the database is damaged
     */
    T decode(byte[] bytes);
}
