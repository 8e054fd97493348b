package org.packhorse.node.assembly;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.packhorse.node.store.BulkInputStream;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * A container's bytes as they are made, on a virtual thread of their own that is never further ahead than {@link #AHEAD_BYTES}.
 *
 * <p>Closing ends the work at its next byte. Nothing is interrupted: an interrupt would close the store's files for everybody.
 */
final class RebuildStream extends BulkInputStream {
    private static final int AHEAD_BYTES = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** A ring; what waits begins at {@code start}. */
    private final byte[] ring = new byte[AHEAD_BYTES];

    private int start;
    private int waiting;
    private boolean ended;
    private boolean closed;
    private @Nullable IOException failure;

    private RebuildStream() {}

    /** Makes a container's bytes. */
    @FunctionalInterface
    interface Maker {
        /** Writes all of them. */
        long writeTo(OutputStream out) throws IOException, RefusedInputException;
    }

    /** What {@code maker} makes of the container at {@code path}, from {@code offset} on. */
    static RebuildStream of(FilePath path, long offset, Maker maker) {
        var stream = new RebuildStream();
        Thread.ofVirtual().name("rebuild-" + path.name()).start(() -> stream.make(path, offset, maker));
        return stream;
    }

    private void make(FilePath path, long offset, Maker maker) {
        try {
            maker.writeTo(new Sink(offset));
            end(null);
        } catch (IOException e) {
            end(e);
        } catch (RefusedInputException e) {
            end(new IOException(path + ": it cannot be rebuilt of its parts", e));
        } catch (RuntimeException | Error e) {
            end(new IOException(path + ": rebuilding it failed", e));
            throw e;
        }
    }

    private void end(@Nullable IOException why) {
        lock.lock();
        try {
            failure = why;
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected int readSome(byte[] bytes, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (waiting == 0 && !ended) {
                changed.awaitUninterruptibly();
            }
            if (waiting == 0) {
                if (failure != null) {
                    throw new IOException(failure.getMessage(), failure);
                }
                return -1;
            }
            int taken = Math.min(Math.min(length, waiting), ring.length - start);
            System.arraycopy(ring, start, bytes, offset, taken);
            start = (start + taken) % ring.length;
            waiting -= taken;
            changed.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Where the maker writes. */
    private final class Sink extends OutputStream {
        private long unwanted;

        Sink(long unwanted) {
            this.unwanted = unwanted;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int skipped = (int) Math.min(unwanted, length);
            unwanted -= skipped;
            lock.lock();
            try {
                for (int from = offset + skipped; from < offset + length; ) {
                    from += put(bytes, from, offset + length - from);
                }
                requireOpen();
            } finally {
                lock.unlock();
            }
        }

        private int put(byte[] bytes, int offset, int length) throws IOException {
            while (waiting == ring.length && !closed) {
                changed.awaitUninterruptibly();
            }
            requireOpen();
            int end = (start + waiting) % ring.length;
            int put = Math.min(Math.min(length, ring.length - waiting), ring.length - end);
            System.arraycopy(bytes, offset, ring, end, put);
            waiting += put;
            changed.signalAll();
            return put;
        }

        private void requireOpen() throws IOException {
            if (closed) {
                throw new IOException("the reader has gone");
            }
        }
    }
}
