package org.packhorse.protocol.exchange;

/**
 * Anything a node can pull from: a hub, a plain web server, a carrier, a neighbour, a simulator.
 *
 * <p>An upstream is never trusted. It may be used by one thread at a time, except that any thread may ask for {@link
 * #traffic} and {@link #address}; different upstreams are independent. Calls block and can be interrupted.
 */
public interface Upstream extends AutoCloseable {
    /** How a person would name it, for messages: an address or a folder. */
    String address();

    /**
     * Reads the file at {@code path}, beginning at {@code offset}, and hands its bytes to {@code receiver} in order.
     *
     * <p>An offset equal to the file's length hands over nothing and is {@link Fetch.Complete}. Where the line is cut,
     * everything received until then was handed over before the exception is thrown, so the caller can go on from there.
     * After any exception the upstream may be asked again. {@link Fetch.Complete} is the upstream's word: one that tells
     * no length can be cut without anybody noticing, so whoever knows the length compares.
     *
     * @param offset 0 or more
     * @param limitBytes the most that may be handed over, counted from the offset; where more is there the answer is
     *     {@link Fetch.TooLong}, no byte beyond the limit is handed over, and of those within it some, all or none
     * @param receiver takes the bytes on the calling thread, at most 64 KiB at once
     * @throws UpstreamException where the upstream cannot be reached, is cut off or answers nonsense, or where the file
     *     is shorter than the offset
     * @throws InterruptedException where the calling thread was interrupted, before or meanwhile; the transfer is given up
     *     and the thread's flag is lowered
     * @throws java.io.IOException what {@code receiver} threw, unchanged
     */
    Fetch fetch(RepositoryPath path, long offset, long limitBytes, Receiver receiver)
            throws java.io.IOException, InterruptedException;

    /**
     * Reads what is {@code missing} of the file at {@code path}, and hands it to {@code receiver} in whatever order it comes. No
     * byte that is not missing is handed over, and none twice. Everything else is as above; {@link Fetch.Complete} means that
     * all that was missing was handed over.
     *
     * @param lengthBytes of the file; where it is longer the answer is {@link Fetch.TooLong}
     * @param missing within that length
     */
    default Fetch fetch(RepositoryPath path, long lengthBytes, Extents missing, PlacedReceiver receiver)
            throws java.io.IOException, InterruptedException {
        if (missing.isEmpty()) {
            return new Fetch.Complete(0);
        }
        long begin = missing.begin();
        return fetch(path, begin, lengthBytes - begin, new MissingOnly(begin, missing, receiver));
    }

    /** Bytes sent and received so far over the link by this upstream, all headers included; 0 for a local folder. */
    Traffic traffic();

    /** Lets go of connections; may be called more than once. */
    @Override
    void close();
}
