package org.packhorse.node.publish;

/** Hears how long an import goes on. */
@FunctionalInterface
public interface ImportWatcher {
    /**
     * {@code bytes} more of the folder's content are in the store.
     *
     * @throws InterruptedException to give the import up
     */
    void add(long bytes) throws InterruptedException;

    /**
     * The text of files of {@code bytes} more has been read.
     *
     * @throws InterruptedException as above
     */
    default void addRead(long bytes) throws InterruptedException {}
}
