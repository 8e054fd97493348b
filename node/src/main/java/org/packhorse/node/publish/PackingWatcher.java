package org.packhorse.node.publish;

/** Hears how long packing goes on. */
public interface PackingWatcher {
    /** Nobody listens. */
    PackingWatcher NONE = bytes -> {};

    /** {@code bytes} more of content than known before are to be packed. */
    default void expect(long bytes) {}

    /**
     * {@code bytes} more of content have been packed.
     *
     * @throws InterruptedException to give the work up
     */
    void add(long bytes) throws InterruptedException;
}
