package org.packhorse.node.transport.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Response;

/** One of the forms in which a response's content can be sent (RFC 9110 section 3.2), with the headers that go with it. */
record Representation(Map<String, String> headers, List<Part> parts) {
    /** Below this gzip's frame and the header naming it eat the gain. */
    private static final int LEAST_TO_COMPRESS_BYTES = 256;

    /** The content as it is. */
    static Representation plain(Response response) throws IOException {
        return new Representation(headers(response, false), plainParts(response.body()));
    }

    /** The content as one gzip member; as it is where that would not help. */
    static Representation compressed(Response response) throws IOException {
        var parts = canBeCompressed(response) ? compressedParts(response.body()) : plainParts(response.body());
        return new Representation(headers(response, true), parts);
    }

    /** The headers alone, which cost nothing to find. */
    static Map<String, String> headers(Response response, boolean takesGzip) {
        var headers = new LinkedHashMap<>(response.headers());
        if (response.body() instanceof Body.Stored || response.body() instanceof Body.Made) {
            headers.put("accept-ranges", "bytes");
        }
        if (canBeCompressed(response)) {
            headers.merge("vary", "accept-encoding", (theirs, ours) -> theirs + ", " + ours);
        }
        if (takesGzip && canBeCompressed(response)) {
            headers.put("content-encoding", "gzip");
            headers.computeIfPresent("etag", (name, tag) -> tag.substring(0, tag.length() - 1) + "-z\"");
        }
        return headers;
    }

    private static boolean canBeCompressed(Response response) {
        return switch (response.body()) {
            case Body.Bytes(var content) -> content.remaining() >= LEAST_TO_COMPRESS_BYTES && response.isCompressible();
            case Body.Stored(var blob) -> blob.form() instanceof StoredBlob.Form.Deflated;
            case Body.Disk _, Body.Made _ -> false;
        };
    }

    private static List<Part> plainParts(Body body) throws IOException {
        if (body.sizeBytes() == 0) {
            return List.of();
        }
        return switch (body) {
            case Body.Bytes(var content) -> List.of(new Part.Memory(content));
            case Body.Disk(var channel, long size) -> List.of(new Part.Region(channel, 0, size));
            case Body.Made(long size, var maker) -> List.of(new Part.Streamed(maker, 0, size));
            case Body.Stored(var blob) ->
                switch (blob.form()) {
                    case StoredBlob.Form.Plain() -> Part.Region.all(blob);
                    case StoredBlob.Form.Deflated deflated ->
                        List.of(new Part.Streamed(blob::open, 0, blob.sizeBytes()));
                };
        };
    }

    private static List<Part> compressedParts(Body body) throws IOException {
        return switch (body) {
            case Body.Bytes(var content) -> List.of(new Part.Memory(Gzip.compress(content)));
            case Body.Stored(var blob)
            when blob.form() instanceof StoredBlob.Form.Deflated deflated -> Gzip.frame(blob, deflated);
            case Body.Stored _, Body.Disk _, Body.Made _ -> plainParts(body);
        };
    }

    /** How many bytes all parts have. */
    long lengthBytes() {
        return parts.stream().mapToLong(Part::lengthBytes).sum();
    }

    /** The {@code length} bytes from {@code offset} on, all of which exist. */
    List<Part> cut(long offset, long length) {
        var cut = new ArrayList<Part>();
        long start = 0;
        for (var part : parts) {
            long from = Math.max(offset, start);
            long to = Math.min(offset + length, start + part.lengthBytes());
            if (from < to) {
                cut.add(part.cut(from - start, to - from));
            }
            start += part.lengthBytes();
        }
        return cut;
    }
}
