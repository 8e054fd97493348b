package org.packhorse.adminui.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What there is of a file that comes piece by piece. Whoever adds to it, takes or removes it has its turn; what is asked of it can be asked by any thread. */
final class StagedFile {
    private static final Logger LOG = LoggerFactory.getLogger(StagedFile.class);

    /** A power cut costs no more than this and a piece. */
    private static final long WRITTEN_OUT_BYTES = 4 << 20;

    private final Path content;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile long bytes;
    private volatile Instant last;
    private volatile boolean gone;

    private StagedFile(Path content, long bytes, Instant last) {
        this.content = content;
        this.bytes = bytes;
        this.last = last;
    }

    /** A new one at {@code content}, at which there may be something that nobody needs. */
    static StagedFile begin(Path content, Instant now) throws IOException {
        Files.write(content, new byte[0]);
        return new StagedFile(content, 0, now);
    }

    /**
     * The one that was at {@code content} when the program or the power went. Of what was not written out by then nobody knows whether it is what was
     * sent: only what lies before a piece that came after it was written out.
     */
    static StagedFile resume(Path content) throws IOException {
        var last = Files.getLastModifiedTime(content);
        long certain = Math.max(0, Files.size(content) - Pieces.LIMIT_BYTES) / WRITTEN_OUT_BYTES * WRITTEN_OUT_BYTES;
        try (var file = FileChannel.open(content, StandardOpenOption.WRITE)) {
            file.truncate(certain);
        }
        // Restarts make it no younger.
        Files.setLastModifiedTime(content, FileTime.from(last.toInstant()));
        return new StagedFile(content, certain, last.toInstant());
    }

    /** How much of it is there. */
    long bytes() {
        return gone ? 0 : bytes;
    }

    /** Somebody who is still at it has asked how much is there. */
    void touch(Instant now) {
        last = now;
    }

    /** When somebody was at it last. */
    Instant last() {
        return last;
    }

    /** Whether {@code term} has passed and nobody was at it, or the clock was set so that nobody can tell. */
    boolean isIdleFor(Duration term, Instant now) {
        return Duration.between(last, now).abs().compareTo(term) >= 0;
    }

    /** Adds {@code piece}, where {@code from} is what there is, and tells how many bytes there are now. Does not wait: while it is taken that may be long. */
    long add(long from, byte[] piece, Instant now) throws IOException {
        if (!turn.tryLock()) {
            throw new IOException("somebody else has the file");
        }
        try {
            if (!gone && from == bytes) {
                write(from, piece);
                last = now;
                bytes = from + piece.length;
            }
            return bytes();
        } finally {
            turn.unlock();
        }
    }

    private void write(long from, byte[] piece) throws IOException {
        try (var file = FileChannel.open(content, StandardOpenOption.WRITE)) {
            // Over what is left of a piece for which there was no room.
            file.position(from);
            for (var left = ByteBuffer.wrap(piece); left.hasRemaining(); ) {
                file.write(left);
            }
            if (from / WRITTEN_OUT_BYTES != (from + piece.length) / WRITTEN_OUT_BYTES) {
                file.force(false);
            }
        }
    }

    /** What is done with all of it. */
    @FunctionalInterface
    interface Use<T> {
        T of(Path content);
    }

    /** Does something with it while nobody else does; waits for whoever does before. */
    <T> T inTurn(Use<T> use) {
        turn.lock();
        try {
            return use.of(content);
        } finally {
            turn.unlock();
        }
    }

    /** Whether it is gone; at the latest when whoever has the turn is done that is known. */
    boolean isGone() {
        return gone;
    }

    /** Removes it, unless somebody else has the turn; tells whether it is gone. */
    boolean discard() {
        if (!turn.tryLock()) {
            return false;
        }
        try {
            gone = true;
            Files.deleteIfExists(content);
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("a file that was not taken cannot be removed");
        } finally {
            turn.unlock();
        }
        return true;
    }
}
