package org.packhorse.node.transport.server;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The status line and the headers of an answer as they travel (RFC 9112 sections 4 and 5). */
final class AnswerHead {
    private AnswerHead() {}

    /**
     * The bytes of a head.
     *
     * @throws IllegalArgumentException where a value would end its line
     */
    static byte[] encode(int status, Map<String, String> headers, boolean keepAlive) {
        var text = new StringBuilder(512);
        text.append("HTTP/1.1 ").append(status).append(' ');
        text.append(HttpResponseStatus.valueOf(status).reasonPhrase()).append("\r\n");
        headers.forEach((name, value) ->
                text.append(name).append(": ").append(oneLine(name, value)).append("\r\n"));
        if (!keepAlive) {
            text.append("connection: close\r\n");
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String oneLine(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' && value.charAt(i) != '\t') {
                throw new IllegalArgumentException("the header " + name + " has a control character");
            }
        }
        return value;
    }
}
