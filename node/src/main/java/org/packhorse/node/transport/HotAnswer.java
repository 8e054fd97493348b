package org.packhorse.node.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A response that is the same for everybody who asks in one way, and what has been made of it to be sent again. Used by one event loop only, which
 * {@linkplain #release releases} it.
 */
final class HotAnswer {
    /** Head and content up to here are put together in memory: one write, one packet or a few. A page of ours has 15 KB. */
    static final int TOGETHER_BYTES = 24 * 1024;

    /** Gzip's header and trailer; memory beyond that is for {@link AnswerWriter}, which waits until a client takes it. */
    private static final int FRAMING_BYTES = 64;

    /** At least that much goes with the head of a longer answer. */
    private static final int AHEAD_BYTES = 8 * 1024;

    /** The kernel's pages. A region that begins with one is sent in whole pages, at two thirds of the cost. */
    private static final int PAGE_BYTES = 4 * 1024;

    private final RequestTarget target;
    private final Response response;
    private final long keptAtNanos;
    private @Nullable Representation plain;
    private @Nullable ByteBuf beginning;
    private List<Part> rest = List.of();

    HotAnswer(RequestTarget target, Response response, long keptAtNanos) {
        this.target = target;
        this.response = response;
        this.keptAtNanos = keptAtNanos;
    }

    /** What was asked for. */
    RequestTarget target() {
        return target;
    }

    long ageNanos(long nowNanos) {
        return nowNanos - keptAtNanos;
    }

    /** What it takes of direct memory. */
    int bytes() {
        return beginning == null ? 0 : beginning.capacity();
    }

    /** What is sent to somebody who asks {@code head}, and how that is counted; empty where a thread has to wait for it. */
    Optional<Ready> ready(OrdinaryHead head, ByteBufAllocator allocator) throws IOException {
        var simplest = head.unconditionalHeaders();
        if (head.headers().size() > simplest.size()) {
            var answer = head.ranged() ? range(head.headers()) : answer(head.headers());
            if (answer.status() != 200 || head.ranged()) {
                return ready(answer, allocator);
            }
        }
        var first = beginning == null ? prepare(answer(simplest), allocator) : beginning;
        if (first == null) {
            return Optional.empty();
        }
        var messages = new ArrayList<Object>(1 + rest.size());
        messages.add(first.retainedDuplicate());
        addAll(rest, messages);
        return Optional.of(new Ready(response.status(), messages));
    }

    private Answer answer(Map<String, String> headers) throws IOException {
        return Answer.to(request(headers), response);
    }

    private Answer range(Map<String, String> headers) throws IOException {
        if (plain == null) {
            plain = Representation.plain(response);
        }
        return Answer.toRange(request(headers), response, plain);
    }

    private Request request(Map<String, String> headers) {
        // Who asks is of no account: that is what makes it the same for everybody.
        return new Request(false, target, headers, InetAddress.getLoopbackAddress());
    }

    private static Optional<Ready> ready(Answer answer, ByteBufAllocator allocator) throws IOException {
        if (!isFromFiles(answer.parts())) {
            return Optional.empty();
        }
        var head = AnswerHead.encode(answer.status(), answer.headers(), true);
        var parts = new ArrayList<>(answer.parts());
        var messages = new ArrayList<Object>();
        messages.add(beginning(head, parts, aheadBytes(parts), allocator));
        addAll(parts, messages);
        return Optional.of(new Ready(answer.status(), messages));
    }

    private static long aheadBytes(List<Part> parts) {
        if (parts.isEmpty() || !(parts.getFirst() instanceof Part.Region region)) {
            return AHEAD_BYTES;
        }
        long offset = region.offset();
        return Math.ceilDiv(offset + AHEAD_BYTES, (long) PAGE_BYTES) * PAGE_BYTES - offset;
    }

    /**
     * The head with the first bytes of {@code parts}, which are taken from them: a packet with nothing but a head in it wakes the client for nothing.
     */
    private static ByteBuf beginning(byte[] head, List<Part> parts, long aheadBytes, ByteBufAllocator allocator)
            throws IOException {
        int room = head.length + (int) Math.min(aheadBytes, lengthBytes(parts));
        var made = allocator.directBuffer(room, room);
        try {
            made.writeBytes(head);
            while (made.writableBytes() > 0) {
                var part = parts.removeFirst();
                long length = Math.min(part.lengthBytes(), made.writableBytes());
                append(part.cut(0, length), made);
                if (length < part.lengthBytes()) {
                    parts.addFirst(part.cut(length, part.lengthBytes() - length));
                }
            }
            return made;
        } catch (IOException e) {
            made.release();
            throw e;
        }
    }

    /** Whether the kernel can send all that matters, without any thread that waits. */
    private static boolean isFromFiles(List<Part> parts) {
        return parts.stream().allMatch(part -> switch (part) {
            case Part.Region _ -> true;
            case Part.Memory memory -> memory.lengthBytes() <= FRAMING_BYTES;
            case Part.Streamed _ -> false;
        });
    }

    private static void addAll(List<Part> parts, List<Object> messages) {
        for (var part : parts) {
            switch (part) {
                case Part.Region region -> messages.add(new BorrowedRegion(region));
                case Part.Memory(var content) -> messages.add(Unpooled.wrappedBuffer(content));
                case Part.Streamed _ -> throw new IllegalStateException("not from files");
            }
        }
    }

    /** Puts the beginning together; null where a thread has to wait for what follows. */
    private @Nullable ByteBuf prepare(Answer answer, ByteBufAllocator allocator) throws IOException {
        long length = lengthBytes(answer.parts());
        boolean together =
                length <= TOGETHER_BYTES && answer.parts().stream().noneMatch(Part.Streamed.class::isInstance);
        if (!together && !isFromFiles(answer.parts())) {
            return null;
        }
        var head = AnswerHead.encode(answer.status(), answer.headers(), true);
        var parts = new ArrayList<>(answer.parts());
        beginning = beginning(head, parts, together ? length : aheadBytes(parts), allocator);
        rest = List.copyOf(parts);
        return beginning;
    }

    private static long lengthBytes(List<Part> parts) {
        return parts.stream().mapToLong(Part::lengthBytes).sum();
    }

    private static void append(Part part, ByteBuf to) throws IOException {
        switch (part) {
            case Part.Memory(var content) -> to.writeBytes(content.duplicate());
            case Part.Region(var file, long offset, long length) -> {
                for (int done = 0; done < length; ) {
                    int read = to.writeBytes(file, offset + done, (int) length - done);
                    if (read < 0) {
                        throw new EOFException("a blob ends " + (length - done) + " bytes early");
                    }
                    done += read;
                }
            }
            case Part.Streamed _ -> throw new IllegalStateException("not from files");
        }
    }

    /** Gives its memory back; what is being sent of it lives on until it is sent. */
    void release() {
        if (beginning != null) {
            beginning.release();
            beginning = null;
        }
    }

    /**
     * Messages for the channel; the taker writes them all.
     *
     * @param status what the client is told
     */
    record Ready(int status, List<Object> messages) {}
}
