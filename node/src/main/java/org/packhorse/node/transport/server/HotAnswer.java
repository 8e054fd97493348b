package org.packhorse.node.transport.server;

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
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.RequestTarget;
import org.packhorse.node.transport.Response;

/**
 * A response that is the same for everybody who asks in one way, and what has been made of it to be sent again. Used by one event loop only, which
 * {@linkplain #release releases} it.
 *
 * <p>Of bytes in memory only the form that was sent is kept, and only where it is small: a page of a megabyte is no more than its headers here, which
 * are enough for whoever has it already. Nothing is ever compressed here.
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

    /** Itself, its headers, and what it was asked for with. */
    private static final int OWN_BYTES = 1024;

    /** A region and its message. */
    private static final int PART_BYTES = 64;

    /** A film's pieces, each of which the store knows by an object, have a megabyte or so. */
    private static final int CONTENT_FOR_A_BYTE = 4096;

    private final RequestTarget target;
    private final Map<String, String> headers;
    private final Optional<Response> stored;
    private final long keptAtNanos;
    // What was sent, where that was bytes in memory; until the beginning is put together.
    private @Nullable Answer small;
    private @Nullable Representation plain;
    private @Nullable ByteBuf beginning;
    private List<Part> rest = List.of();

    private HotAnswer(RequestTarget target, Map<String, String> headers, Optional<Response> stored, long keptAtNanos) {
        this.target = target;
        this.headers = headers;
        this.stored = stored;
        this.keptAtNanos = keptAtNanos;
    }

    /** What is at hand of {@code response} once {@code answer} has been sent of it to {@code head}; empty where that is nothing. */
    static Optional<HotAnswer> of(
            OrdinaryHead head, RequestTarget target, Response response, Answer answer, long keptAtNanos) {
        if (response.body() instanceof Body.Stored) {
            var headers = Representation.headers(response, head.takesGzip());
            return Optional.of(new HotAnswer(target, headers, Optional.of(response), keptAtNanos));
        }
        // Whoever asked for a part may have been told about the plain form though gzip is taken.
        if (head.ranged() || (answer.status() != 200 && answer.status() != 304)) {
            return Optional.empty();
        }
        var made = new HotAnswer(target, answer.headers(), Optional.empty(), keptAtNanos);
        made.small = answer.status() == 200 && isTogether(answer) ? answer : null;
        return Optional.of(made);
    }

    private static boolean isTogether(Answer answer) {
        return lengthBytes(answer.parts()) <= TOGETHER_BYTES
                && answer.parts().stream().noneMatch(Part.Streamed.class::isInstance);
    }

    /** What was asked for. */
    RequestTarget target() {
        return target;
    }

    long ageNanos(long nowNanos) {
        return nowNanos - keptAtNanos;
    }

    /** What it takes of memory, on the heap and beside it. */
    int bytes() {
        long content = small == null ? 0 : lengthBytes(small.parts());
        long pieces = stored.isEmpty() ? 0 : stored.get().body().sizeBytes() / CONTENT_FOR_A_BYTE;
        int regions = rest.size() + (plain == null ? 0 : plain.parts().size());
        long bytes = OWN_BYTES + content + pieces + (long) PART_BYTES * regions;
        return Math.clamp(bytes + (beginning == null ? 0 : beginning.capacity()), 0, Integer.MAX_VALUE);
    }

    /** What is sent to somebody who asks {@code head}, and how that is counted; empty where that is not at hand, or a thread has to wait for it. */
    Optional<Ready> ready(OrdinaryHead head, ByteBufAllocator allocator) throws IOException {
        var simplest = head.unconditionalHeaders();
        if (head.ranged()) {
            return stored.isEmpty() ? Optional.empty() : ready(range(stored.get(), head.headers()), allocator);
        }
        if (head.headers().size() > simplest.size()) {
            var unwanted = Answer.conditional(request(head.headers()), headers);
            if (unwanted.isPresent()) {
                return ready(unwanted.get(), allocator);
            }
        }
        var first = beginning == null ? prepare(simplest, allocator) : beginning;
        if (first == null) {
            return Optional.empty();
        }
        var messages = new ArrayList<Object>(1 + rest.size());
        messages.add(first.retainedDuplicate());
        addAll(rest, messages);
        return Optional.of(new Ready(200, messages));
    }

    private Answer range(Response response, Map<String, String> asked) throws IOException {
        if (plain == null) {
            plain = Representation.plain(response);
        }
        return Answer.toRange(request(asked), response, plain);
    }

    private Request request(Map<String, String> asked) {
        // Who asks is of no account: that is what makes it the same for everybody.
        return new Request(false, target, asked, InetAddress.getLoopbackAddress());
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

    /** Puts the beginning together; null where the content is not at hand, or a thread has to wait for what follows. */
    private @Nullable ByteBuf prepare(Map<String, String> simplest, ByteBufAllocator allocator) throws IOException {
        var answer = stored.isPresent() ? Answer.to(request(simplest), stored.get()) : small;
        if (answer == null) {
            return null;
        }
        boolean together = isTogether(answer);
        if (!together && !isFromFiles(answer.parts())) {
            return null;
        }
        long length = lengthBytes(answer.parts());
        var head = AnswerHead.encode(answer.status(), answer.headers(), true);
        var parts = new ArrayList<>(answer.parts());
        beginning = beginning(head, parts, together ? length : aheadBytes(parts), allocator);
        rest = List.copyOf(parts);
        small = null;
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
