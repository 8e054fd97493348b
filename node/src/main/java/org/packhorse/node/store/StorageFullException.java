package org.packhorse.node.store;

import java.io.IOException;

/** The device has no room for what should be stored; everything committed before is intact. */
public final class StorageFullException extends IOException {
    /** {@code neededBytes} were wanted where {@code freeBytes} are left. */
    public StorageFullException(String what, long neededBytes, long freeBytes) {
        super(what + ": needs " + neededBytes + " bytes, the device has " + freeBytes
                + " left; remove something or use a larger card, then try again");
    }
}
