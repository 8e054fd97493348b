package org.packhorse.adminui.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
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

    /** A file to keep, written piece by piece; where that fails half-way the connection breaks, so that nobody takes it for whole. */
    void file(String mediaType, String name, FileWriting writing) {
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
        response.getHeaders().put("Content-Disposition", "attachment; filename=\"" + name + "\"");
        try {
            var out = Content.Sink.asOutputStream(response);
            writing.write(out);
            out.close();
            callback.succeeded();
        } catch (IOException | RuntimeException e) {
            callback.failed(e);
        }
    }

    /** Writes a file's content; the stream is the caller's to close. */
    @FunctionalInterface
    interface FileWriting {
        void write(OutputStream out) throws IOException;
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
