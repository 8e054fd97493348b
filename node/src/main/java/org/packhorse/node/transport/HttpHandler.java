package org.packhorse.node.transport;

import java.io.IOException;

/**
 * Says what a request is answered with. Called on a virtual thread, by many at once; it may block and is interrupted when
 * the server closes.
 */
@FunctionalInterface
public interface HttpHandler {
    /**
     * The answer to {@code request}. Conditional requests, ranges, content coding and {@code HEAD} are seen to by the server.
     *
     * @throws IOException where the store cannot be read; the client gets a plain 500
     */
    Response handle(Request request) throws IOException;
}
