package org.packhorse.adminui.http;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What a browser sent with a POST. */
sealed interface SentForm {
    /** Most of ours have a token, a user name and a password of at most 128 characters, percent-encoded. */
    int BODY_BYTES_LIMIT = 4096;

    /** The only encoding our forms use. */
    String MEDIA_TYPE = "application/x-www-form-urlencoded";

    /** A form that was read. */
    record Read(Map<String, String> fields) implements SentForm {
        public Read {
            fields = Map.copyOf(fields);
        }

        /** The field {@code name}, empty where it is missing. */
        String value(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    /** Larger than it may be; the rest was left unread. */
    record TooLarge() implements SentForm {}

    /** Not a form, or cut off. */
    record Unreadable() implements SentForm {}

    /** Reads {@code request}'s body of at most {@link #BODY_BYTES_LIMIT}. */
    static SentForm of(Request request) {
        return of(request, BODY_BYTES_LIMIT);
    }

    /** Reads {@code request}'s body of at most {@code limitBytes}; waits for it, on a virtual thread, no longer than the connection's idle timeout. */
    static SentForm of(Request request, int limitBytes) {
        var mediaType = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (request.getLength() > limitBytes) {
            return new TooLarge();
        }
        if (mediaType == null || !mediaType.startsWith(MEDIA_TYPE)) {
            return new Unreadable();
        }
        try (var body = Request.asInputStream(request)) {
            var bytes = body.readNBytes(limitBytes + 1);
            return bytes.length > limitBytes
                    ? new TooLarge()
                    : new Read(decode(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException _) {
            return new Unreadable();
        }
    }

    private static Map<String, String> decode(String body) {
        var fields = new HashMap<String, String>();
        for (var field : body.split("&", -1)) {
            var parts = field.split("=", 2);
            fields.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return fields;
    }
}
