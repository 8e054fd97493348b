package org.packhorse.node.transport;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.packhorse.protocol.content.MediaTypes;

/**
 * What a handler answers.
 *
 * @param status 200 to 599; 206, 304, 412 and 416 are the server's to give
 * @param headers by lower-case name, in the order they are sent; without {@code content-length}
 * @param body what it carries
 * @param forEverybody see {@link #sameForEverybody}
 */
public record Response(int status, Map<String, String> headers, Body body, boolean forEverybody) {
    public Response {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("not a final status: " + status);
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** What {@code headers} and {@code body} say, worked out anew for everybody who asks. */
    public Response(int status, Map<String, String> headers, Body body) {
        this(status, headers, body, false);
    }

    /** A 200 that carries {@code body}. */
    public static Response ok(Body body, String contentType) {
        return of(200, body, contentType);
    }

    /** An answer with {@code status} that carries {@code body}. */
    public static Response of(int status, Body body, String contentType) {
        return new Response(status, Map.of("content-type", contentType), body);
    }

    /** Sends the client to {@code location}, an address whose characters are escaped already. */
    public static Response redirect(int status, String location) {
        return new Response(status, Map.of("location", location), Body.none());
    }

    /** An answer with {@code status} and one line of text, for what needs no page. */
    public static Response plain(int status, String line) {
        return of(status, Body.ofText(line + "\n"), "text/plain; charset=utf-8");
    }

    /** This with another header, put last or in the place of an older one of that name. */
    public Response with(String name, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Response(status, all, body, forEverybody);
    }

    /**
     * This, marked as the same for everybody: until the server is told to forget, and for no longer than a minute, it may
     * be sent to whoever asks for the same target of the same host, in the same languages where {@code vary} names {@code accept-language}. So it must
     * depend on nothing else, not on the client, a cookie, or another header. Only a 200 with bytes or a blob is ever sent so.
     */
    public Response sameForEverybody() {
        return new Response(status, headers, body, true);
    }

    /** This without the bytes it has in memory, if any; the rest of it says what they are. */
    public Response withoutBytes() {
        return body instanceof Body.Bytes ? new Response(status, headers, Body.none(), forEverybody) : this;
    }

    /** This with a strong validator: {@code opaque} changes whenever a byte of the content does; no quotes in it. */
    public Response withEtag(String opaque) {
        return with("etag", '"' + opaque + '"');
    }

    /** Whether content of this type shrinks when compressed. */
    public boolean isCompressible() {
        var type = headers.getOrDefault("content-type", "");
        int end = type.indexOf(';');
        return MediaTypes.isCompressible(end < 0 ? type : type.substring(0, end));
    }
}
