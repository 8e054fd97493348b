package org.packhorse.node.publish.pack;

/** Hears how long work on content goes on. */
@FunctionalInterface
public interface ByteWatcher {
    /**
     * {@code bytes} more of content have been done.
     *
     * @throws InterruptedException to give the work up
     */
    void add(long bytes) throws InterruptedException;
}
