package org.packhorse.node.upstream.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import java.util.Locale;
import java.util.OptionalLong;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.exchange.Fetch;

/** What the head of an answer means for whoever asked for a file from an offset. Decides, does nothing. */
sealed interface AnswerPlan {
    /** How the bytes of a body are packed for the road. */
    enum Coding {
        IDENTITY,
        GZIP
    }

    /**
     * Read the body.
     *
     * @param dropBytes how many of its first (decoded) bytes were not asked for: servers may ignore ranges
     * @param bodyBytes how many (decoded) bytes it must have, where that is known
     * @param leftOutBytes how many bytes of what was asked for the server keeps back behind this part
     * @param unaskedBytes how many bytes the file has behind what was asked for
     */
    record Read(long dropBytes, OptionalLong bodyBytes, long leftOutBytes, long unaskedBytes, Coding coding)
            implements AnswerPlan {}

    /** The body does not matter. */
    record Settled(Fetch fetch) implements AnswerPlan {}

    /** Ask at {@code location}. */
    record Moved(String location) implements AnswerPlan {}

    /** Nothing can be made of it; {@code problem} is fit for a status page. */
    record Hopeless(String problem) implements AnswerPlan {}

    /** What to do about {@code head}, the answer to asking for {@code asked}. */
    static AnswerPlan of(HttpResponse head, Span asked) {
        return switch (head.status().code()) {
            case 200 -> ofWhole(head, asked.offset());
            case 206 -> ofPart(head, asked);
            case 301, 302, 303, 307, 308 -> ofRedirect(head);
            case 404, 410 -> new Settled(new Fetch.Missing());
            case 416 -> ofImpossibleRange(head, asked.offset());
            default -> ofRefusal(head.status());
        };
    }

    private static AnswerPlan ofWhole(HttpResponse head, long offset) {
        return switch (coding(head)) {
            case "", "identity" -> {
                var length = contentLength(head);
                if (length.isPresent() && length.getAsLong() < offset) {
                    yield tooShort(length.getAsLong(), offset);
                }
                yield length.isPresent() && offset > 0 && length.getAsLong() == offset
                        ? new Settled(new Fetch.Complete(0))
                        : new Read(offset, length, 0, 0, Coding.IDENTITY);
            }
            case "gzip", "x-gzip" -> new Read(offset, OptionalLong.empty(), 0, 0, Coding.GZIP);
            default -> unknownCoding(head);
        };
    }

    private static AnswerPlan ofPart(HttpResponse head, Span asked) {
        long offset = asked.offset();
        if (asked.isWhole()) {
            return new Hopeless("answered with a part of the file where the whole was asked for");
        }
        if (!coding(head).isEmpty() && !coding(head).equals("identity")) {
            return unknownCoding(head);
        }
        var field = head.headers().get(HttpHeaderNames.CONTENT_RANGE, "");
        var range = ContentRange.parse(field);
        var part = range.flatMap(ContentRange::part);
        if (range.isEmpty() || part.isEmpty() || part.get().first() != offset) {
            return new Hopeless(
                    "answered with another part of the file (" + Quoted.shortly(field) + ") than from " + offset);
        }
        long bytes = part.get().bytes();
        if (contentLength(head).orElse(bytes) != bytes) {
            return new Hopeless("contradicts itself about the length of its answer");
        }
        long end = part.get().last() + 1;
        long behind = range.get().length().orElse(end) - end;
        boolean isAll = bytes >= asked.mostBytes();
        return new Read(0, OptionalLong.of(bytes), isAll ? 0 : behind, isAll ? behind : 0, Coding.IDENTITY);
    }

    private static AnswerPlan ofRedirect(HttpResponse head) {
        var location = head.headers().get(HttpHeaderNames.LOCATION, "");
        return location.isEmpty() ? new Hopeless("redirects to nowhere") : new Moved(location);
    }

    private static AnswerPlan ofImpossibleRange(HttpResponse head, long offset) {
        var length = ContentRange.parse(head.headers().get(HttpHeaderNames.CONTENT_RANGE, ""))
                .map(ContentRange::length)
                .orElse(OptionalLong.empty());
        if (length.isPresent() && length.getAsLong() == offset) {
            return new Settled(new Fetch.Complete(0));
        }
        return length.isPresent() && length.getAsLong() < offset
                ? tooShort(length.getAsLong(), offset)
                : new Hopeless("answered that nothing begins at byte " + offset + " of the file");
    }

    private static AnswerPlan ofRefusal(HttpResponseStatus status) {
        // The server's own phrase is outside text; the registered one is not.
        var answered = "answered " + HttpResponseStatus.valueOf(status.code());
        return new Hopeless(
                switch (status.code()) {
                    case 401, 403, 407 -> answered + "; its owner must open these files to everybody";
                    case 429 -> answered + "; it asks for patience";
                    default ->
                        status.codeClass() == HttpStatusClass.SERVER_ERROR
                                ? answered + "; it may work again later"
                                : answered + "; check that the address is that of a Packhorse repository";
                });
    }

    private static Hopeless tooShort(long length, long offset) {
        return new Hopeless("the file has only " + length + " bytes there, fewer than the " + offset
                + " that were received before; it is not the same file any more");
    }

    private static Hopeless unknownCoding(HttpResponse head) {
        return new Hopeless("answered with the content coding " + Quoted.shortly(coding(head))
                + ", which nobody asked for; its configuration must be mended");
    }

    private static String coding(HttpResponse head) {
        return head.headers().get(HttpHeaderNames.CONTENT_ENCODING, "").strip().toLowerCase(Locale.ROOT);
    }

    private static OptionalLong contentLength(HttpResponse head) {
        long length = HttpUtil.getContentLength(head, -1L);
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }
}
