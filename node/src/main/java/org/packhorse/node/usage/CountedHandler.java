package org.packhorse.node.usage;

import java.io.IOException;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.Response;

/** A handler whose answers are counted. */
public record CountedHandler(HttpHandler handler, UsageLog log) implements HttpHandler {
    private static final int OK = 200;

    @Override
    public Response handle(Request request) throws IOException {
        var response = handler.handle(request);
        if (response.status() == OK && !request.headOnly()) {
            log.shown(request.target(), request.headers());
        }
        return response;
    }
}
