package org.packhorse.node.transport;

import java.io.IOException;

/** What takes much of the device is being done for others; the client is told to come back. */
public final class BusyException extends IOException {
    /** {@code message} says what there is too much of. */
    public BusyException(String message) {
        super(message);
    }
}
