package org.packhorse.adminui.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One answer to one request: written once, completing the callback. */
record Answer(Response response, Callback callback) {
    private static final String HTML = "text/html; charset=utf-8";

    void page(int status, String html) {
        text(status, HTML, html);
    }

    void text(int status, String mediaType, String text) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** Has the browser GET {@code path} (RFC 9110, 15.4.4): reloading that page repeats nothing. */
    void seeOther(String path) {
        response.getHeaders().put(HttpHeader.LOCATION, path);
        empty(HttpStatus.SEE_OTHER_303);
    }

    void empty(int status) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        response.write(true, ByteBuffer.allocate(0), callback);
    }
}
