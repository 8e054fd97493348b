package org.packhorse.node.transport.server;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.Response;

/**
 * A response as it will travel: RFC 9110's rules for validators (section 13), ranges (14) and content coding (8.4, 12.5.3)
 * have been applied to it.
 *
 * @param headers with {@code content-length} where one belongs
 * @param parts the content, empty for what has none; not sent for HEAD
 */
record Answer(int status, Map<String, String> headers, List<Part> parts) {
    /** What a 304 repeats of the 200 it stands for, that a cache may need (section 15.4.5). */
    private static final List<String> KEPT_WHEN_UNCHANGED = List.of("etag", "cache-control", "vary");

    /** How {@code response} is told to the sender of {@code request}. */
    static Answer to(Request request, Response response) throws IOException {
        boolean ranged = response.status() == 200 && request.header("range").isPresent() && !request.headOnly();
        // Ranges count in plain bytes: what a client asks for in part is not compressed.
        return ranged ? toRange(request, response, Representation.plain(response)) : toWhole(request, response);
    }

    private static Answer toWhole(Request request, Response response) throws IOException {
        // The validator first: whoever has the content already needs none of it compressed.
        var unwanted = response.status() == 200
                ? conditional(request, Representation.headers(response, takesGzip(request)))
                : Optional.<Answer>empty();
        return unwanted.isPresent() ? unwanted.get() : whole(response.status(), negotiated(request, response));
    }

    /** The answer to {@code request}, which has a range, where {@code plain} is the plain form of {@code response}. */
    static Answer toRange(Request request, Response response, Representation plain) throws IOException {
        var conditional = conditional(request, plain.headers());
        if (conditional.isPresent()) {
            return conditional.get();
        }
        if (request.header("if-range")
                .filter(v -> !v.equals(etag(plain.headers())))
                .isPresent()) {
            return whole(200, negotiated(request, response));
        }
        return ofRange(request.header("range").orElseThrow(), plain);
    }

    private static Representation negotiated(Request request, Response response) throws IOException {
        return takesGzip(request) ? Representation.compressed(response) : Representation.plain(response);
    }

    private static boolean takesGzip(Request request) {
        return Validators.acceptsGzip(request.header("accept-encoding").orElse(""));
    }

    private static String etag(Map<String, String> headers) {
        return headers.getOrDefault("etag", "");
    }

    /** The answer that sends nothing, where the client does not want any; {@code headers} are those of the form it would get. */
    static Optional<Answer> conditional(Request request, Map<String, String> headers) {
        var etag = etag(headers);
        if (request.header("if-match")
                .filter(m -> !Validators.matchStrongly(m, etag))
                .isPresent()) {
            return Optional.of(new Answer(412, Map.of("content-length", "0"), List.of()));
        }
        if (request.header("if-none-match")
                .filter(m -> Validators.matchWeakly(m, etag))
                .isPresent()) {
            return Optional.of(unchanged(headers));
        }
        return Optional.empty();
    }

    private static Answer whole(int status, Representation representation) {
        var headers = new LinkedHashMap<>(representation.headers());
        if (status != 204) {
            headers.put("content-length", Long.toString(representation.lengthBytes()));
        }
        return new Answer(status, headers, representation.parts());
    }

    private static Answer unchanged(Map<String, String> selected) {
        var headers = new LinkedHashMap<>(selected);
        headers.keySet().retainAll(KEPT_WHEN_UNCHANGED);
        return new Answer(304, headers, List.of());
    }

    private static Answer ofRange(String range, Representation plain) {
        long size = plain.lengthBytes();
        return switch (ByteRange.parse(range, size)) {
            case ByteRange.Whole() -> whole(200, plain);
            case ByteRange.Unsatisfiable() ->
                new Answer(416, Map.of("content-range", "bytes */" + size, "content-length", "0"), List.of());
            case ByteRange.Part(long offset, long length) -> {
                var headers = new LinkedHashMap<>(plain.headers());
                headers.put("content-range", "bytes " + offset + "-" + (offset + length - 1) + "/" + size);
                headers.put("content-length", Long.toString(length));
                yield new Answer(206, headers, plain.cut(offset, length));
            }
        };
    }
}
