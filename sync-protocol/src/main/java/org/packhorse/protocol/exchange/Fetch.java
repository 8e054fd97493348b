package org.packhorse.protocol.exchange;

/** How reading a file from an upstream ended, short of failing. */
public sealed interface Fetch {
    /**
     * Everything from the offset to the end was handed over.
     *
     * @param bytes how many that were
     */
    record Complete(long bytes) implements Fetch {}

    /** The upstream has no such file. */
    record Missing() implements Fetch {}

    /** There is more than the limit allowed. */
    record TooLong() implements Fetch {}
}
