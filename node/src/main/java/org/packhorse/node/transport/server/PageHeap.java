package org.packhorse.node.transport.server;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.packhorse.node.transport.Body;

/**
 * What pages take of the heap, from when they have been worked out until their clients have taken them: the slowest decide how long that is, so there is
 * a limit for all of them together. Any thread.
 */
final class PageHeap {
    /** Of a node's 64 MB: a hundred chapters of 80 KB for clients that take nothing compressed and hardly anything at all. */
    static final int LIMIT_KB = 8 * 1024;

    /** Not counted; at 512 connections as much again. Most pages of ours are smaller than this when compressed. */
    static final int FREE_BYTES = AnswerWriter.CHUNK_BYTES;

    private final Duration patience;
    private final Semaphore kilobytes = new Semaphore(LIMIT_KB, true);

    /** @param patience how long somebody waits for others to have taken theirs; a place to work in is held meanwhile */
    PageHeap(Duration patience) {
        this.patience = patience;
    }

    /** Nothing yet, for one answer. */
    Share share() {
        return new Share();
    }

    /** What one answer takes; used by one thread. */
    final class Share implements AutoCloseable {
        private int held;
        private long pageBytes;

        /** Takes what {@code body} and its compressed form have together; whether there was so much. What is larger than all there is gets all of it. */
        boolean take(Body body) throws InterruptedException {
            pageBytes = body instanceof Body.Bytes ? body.sizeBytes() : 0;
            int wanted = kilobytes(2 * pageBytes);
            if (wanted == 0) {
                return true;
            }
            if (!kilobytes.tryAcquire(wanted, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            held += wanted;
            return true;
        }

        /** Gives back all but what {@code answer}, which is all that is left, has in memory; a part of a page keeps all of it there. */
        void keepOnly(Answer answer) {
            long bytes = answer.parts().stream()
                    .filter(Part.Memory.class::isInstance)
                    .mapToLong(Part::lengthBytes)
                    .sum();
            giveBack(Math.max(0, held - kilobytes(answer.status() == 206 ? pageBytes : bytes)));
        }

        private void giveBack(int count) {
            held -= count;
            kilobytes.release(count);
        }

        @Override
        public void close() {
            giveBack(held);
        }
    }

    private static int kilobytes(long bytes) {
        return bytes <= FREE_BYTES ? 0 : (int) Math.min(LIMIT_KB, Math.ceilDiv(bytes, 1024L));
    }
}
