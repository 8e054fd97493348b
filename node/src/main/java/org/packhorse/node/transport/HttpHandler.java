package org.packhorse.node.transport;

import java.io.IOException;
import java.net.InetAddress;

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

    /**
     * {@code client} has been given again what this had answered before. Called on threads that move bytes: it must neither block nor take long. Like
     * everything about clients it is never to be logged or stored.
     */
    default void answeredAgain(InetAddress client) {}
}
