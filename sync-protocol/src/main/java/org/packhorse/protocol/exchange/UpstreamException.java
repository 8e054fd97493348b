package org.packhorse.protocol.exchange;

import java.io.IOException;

/** An upstream that could not be reached, was cut off, or answered nonsense; trying again later may help. */
public final class UpstreamException extends IOException {
    /** What happened at {@code address}, in words fit for a status page. */
    public UpstreamException(String address, String problem) {
        super(address + ": " + problem);
    }

    /** The same, with the cause. */
    public UpstreamException(String address, String problem, Throwable cause) {
        super(address + ": " + problem, cause);
    }
}
