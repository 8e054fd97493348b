package org.packhorse.node.transport.server;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** What a slow handler does until a test lets it go on. */
final class Waiting {
    private Waiting() {}

    /** Waits for {@code latch}; being interrupted is a failure as handlers know it. */
    static void until(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
