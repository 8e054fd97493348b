package org.packhorse.node.upstream.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.Receiver;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.UpstreamException;

/**
 * Hands the body of one answer to a receiver, unpacked and without what was not asked for.
 *
 * @param address how messages call the other side
 * @param path what was asked for
 * @param connection where the body comes next
 */
record AnswerReader(String address, RepositoryPath path, HttpConnection connection) {
    /** The most that a receiver gets at once, and the most that gzip can make of few bytes before the limit is checked. */
    private static final int PIECE_BYTES = 64 << 10;

    private static final int GZIP_BUFFER_BYTES = 4 << 10;

    /**
     * Reads the body as {@code plan} says, until its end or until more than {@code limitBytes} would be handed over.
     *
     * @throws UpstreamException where the body is cut off, damaged, or not as long as was announced
     */
    Fetch read(AnswerPlan.Read plan, long limitBytes, Receiver receiver) throws IOException, InterruptedException {
        if (plan.bodyBytes().orElse(0) - plan.dropBytes() + plan.unaskedBytes() > limitBytes) {
            return new Fetch.TooLong();
        }
        var body = open(plan.coding());
        var piece = new byte[PIECE_BYTES];
        long position = 0;
        for (int count = read(body, piece); count >= 0; count = read(body, piece)) {
            int dropped = (int) Math.clamp(plan.dropBytes() - position, 0L, (long) count);
            position += count;
            if (position - plan.dropBytes() > limitBytes) {
                return new Fetch.TooLong();
            }
            if (dropped < count) {
                receiver.accept(ByteBuffer.wrap(piece, dropped, count - dropped));
            }
        }
        checkWhole(plan, position);
        return new Fetch.Complete(position - plan.dropBytes());
    }

    private void checkWhole(AnswerPlan.Read plan, long bodyBytes) throws UpstreamException {
        if (bodyBytes != plan.bodyBytes().orElse(bodyBytes) || bodyBytes < plan.dropBytes()) {
            throw new UpstreamException(address, path + ": ended after " + bodyBytes + " bytes, sooner than it must");
        }
        if (plan.leftOutBytes() > 0) {
            throw new UpstreamException(
                    address, path + ": sent only a part, " + plan.leftOutBytes() + " bytes are left");
        }
    }

    private InputStream open(AnswerPlan.Coding coding) throws IOException, InterruptedException {
        var plain = new AnswerBody(connection);
        return switch (coding) {
            case IDENTITY -> plain;
            case GZIP -> unlessDamaged(() -> new GZIPInputStream(plain, GZIP_BUFFER_BYTES));
        };
    }

    private int read(InputStream body, byte[] piece) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while receiving");
        }
        return unlessDamaged(() -> body.read(piece));
    }

    private interface Reading<T> {
        T run() throws IOException;
    }

    private <T> T unlessDamaged(Reading<T> reading) throws IOException, InterruptedException {
        try {
            return reading.run();
        } catch (InterruptedIOException e) {
            var interruption = new InterruptedException("interrupted while receiving");
            interruption.initCause(e);
            throw interruption;
        } catch (ZipException | EOFException e) {
            throw new UpstreamException(address, path + ": sent gzip that cannot be unpacked", e);
        }
    }
}
