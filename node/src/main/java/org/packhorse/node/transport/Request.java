package org.packhorse.node.transport;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;

/**
 * A well-formed GET or HEAD.
 *
 * @param headOnly whether only the head of the answer is wanted; handlers answer as for GET
 * @param target what is asked for
 * @param headers by lower-case name; several of one name joined by commas
 * @param client who asks; never to be logged or kept, for nobody's reading is written down
 */
public record Request(boolean headOnly, RequestTarget target, Map<String, String> headers, InetAddress client) {
    /** Stands for what could not be read; nothing in it bears on how its refusal travels. */
    static final Request UNREADABLE =
            new Request(false, new RequestTarget("/", Map.of(), "/"), Map.of(), InetAddress.getLoopbackAddress());

    public Request {
        headers = Map.copyOf(headers);
    }

    /** The decoded path, beginning with {@code /}. */
    public String path() {
        return target.path();
    }

    /** The value of the query's first parameter called {@code name}. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(target.parameters().get(name));
    }

    /** The header called {@code lowerCaseName}. */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }
}
