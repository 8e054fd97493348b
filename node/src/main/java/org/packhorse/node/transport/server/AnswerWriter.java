package org.packhorse.node.transport.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.packhorse.node.transport.BusyException;

/**
 * Sends one answer, from a virtual thread that waits until the kernel has taken it.
 *
 * <p>What is made while it is sent is begun before the head is sent, so that there can still be another answer; and the client must take it at {@link
 * LeastRate}, as it must what is long and in memory: others may be waiting for what that holds.
 *
 * <p>At most {@link #CHUNK_BYTES} of an answer are in buffers at any time, whatever its length; file regions need none.
 */
final class AnswerWriter implements AutoCloseable {
    /** Times the number of connections this is the most that answers take of direct memory. */
    static final int CHUNK_BYTES = 16 * 1024;

    private final Channel channel;
    private final LeastRate rate;
    private final List<Object> waiting = new ArrayList<>();
    private @Nullable InputStream begun;

    /** @param patience how long the client may take nothing of what holds up others */
    AnswerWriter(Channel channel, Duration patience) {
        this.channel = channel;
        this.rate = new LeastRate(patience);
    }

    /**
     * Begins to make what {@code answer} begins with, if that is made.
     *
     * @throws BusyException where too much is being made for others; {@link #write} can send something else then
     */
    void begin(Answer answer) throws IOException {
        if (!answer.parts().isEmpty() && answer.parts().getFirst() instanceof Part.Streamed first) {
            begun = first.maker().open(first.offset());
        }
    }

    /** Ends what was begun and not sent. */
    @Override
    public void close() throws IOException {
        if (begun != null) {
            begun.close();
        }
    }

    /**
     * Sends {@code answer}.
     *
     * @throws IOException where the client is gone or the content cannot be read to its end; the connection is of no use then
     */
    void write(Exchange exchange, Answer answer) throws IOException, InterruptedException {
        try {
            waiting.add(
                    Unpooled.wrappedBuffer(AnswerHead.encode(answer.status(), answer.headers(), exchange.keepAlive())));
            if (!exchange.request().headOnly()) {
                for (var part : answer.parts()) {
                    write(part);
                }
            }
            if (answer.parts().stream().anyMatch(AnswerWriter::isLongInMemory)) {
                flushAtLeastRate(CHUNK_BYTES);
            } else {
                flush(Long.MAX_VALUE);
            }
        } finally {
            // A blob's bytes may go once nobody refers to it.
            Reference.reachabilityFence(answer);
        }
    }

    private static boolean isLongInMemory(Part part) {
        return part instanceof Part.Memory && part.lengthBytes() > CHUNK_BYTES;
    }

    private void write(Part part) throws IOException, InterruptedException {
        switch (part) {
            case Part.Memory(var content) -> writeMemory(content);
            case Part.Region region -> waiting.add(new BorrowedRegion(region));
            case Part.Streamed streamed -> writeStreamed(streamed);
        }
    }

    private void writeMemory(ByteBuffer content) throws IOException, InterruptedException {
        for (int from = 0; from < content.remaining(); from += CHUNK_BYTES) {
            int length = Math.min(CHUNK_BYTES, content.remaining() - from);
            waiting.add(Unpooled.wrappedBuffer(content.slice(content.position() + from, length)));
            if (length == CHUNK_BYTES) {
                flushAtLeastRate(length);
            }
        }
    }

    private void writeStreamed(Part.Streamed part) throws IOException, InterruptedException {
        var chunk = new byte[CHUNK_BYTES];
        long left = part.lengthBytes();
        var first = begun;
        begun = null;
        try (var content = first == null ? part.maker().open(part.offset()) : first) {
            while (left > 0) {
                int read = content.readNBytes(chunk, 0, (int) Math.min(left, CHUNK_BYTES));
                if (read == 0) {
                    throw new EOFException("content ends " + left + " bytes early");
                }
                left -= read;
                waiting.add(Unpooled.wrappedBuffer(chunk, 0, read));
                flushAtLeastRate(read);
            }
        }
    }

    /** Sends what waits, {@code bytes} or a little more. */
    private void flushAtLeastRate(int bytes) throws IOException, InterruptedException {
        long before = channel.eventLoop().ticker().nanoTime();
        flush(rate.leftNanos());
        rate.took(bytes, channel.eventLoop().ticker().nanoTime() - before);
    }

    /** Sends what waits in one go, and returns when the kernel has it; fails where that takes longer than {@code nanos}. */
    private void flush(long nanos) throws IOException, InterruptedException {
        if (waiting.isEmpty()) {
            return;
        }
        var messages = List.copyOf(waiting);
        waiting.clear();
        var sent = channel.newPromise();
        channel.eventLoop().execute(() -> {
            // Writes fail in order: where one does, so does the last.
            for (var message : messages.subList(0, messages.size() - 1)) {
                var _ = channel.write(message);
            }
            var _ = channel.writeAndFlush(messages.getLast(), sent);
        });
        await(sent, nanos);
    }

    private static void await(Future<?> sent, long nanos) throws IOException, InterruptedException {
        if (!sent.await(nanos, TimeUnit.NANOSECONDS)) {
            throw new IOException("the client takes too little of what holds up others");
        }
        if (!sent.isSuccess()) {
            var cause = sent.cause();
            throw cause instanceof IOException known ? known : new IOException("could not be sent", cause);
        }
    }
}
