package org.packhorse.protocol.exchange;

/**
 * What crossed the link, payload and headers of the application protocol together.
 *
 * @param sentBytes from the node to the upstream
 * @param receivedBytes from the upstream to the node
 */
public record Traffic(long sentBytes, long receivedBytes) {
    /** Nothing yet. */
    public static final Traffic NONE = new Traffic(0, 0);

    /** Both ways together: what a school pays for. */
    public long totalBytes() {
        return sentBytes + receivedBytes;
    }
}
