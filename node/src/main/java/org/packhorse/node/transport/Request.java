package org.packhorse.node.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/**
 * A well-formed GET or HEAD.
 *
 * @param headOnly whether only the head of the answer is wanted; handlers answer as for GET
 * @param target what is asked for
 * @param headers by lower-case name; several of one name joined by commas
 * @param client who asks; never to be logged or kept, for nobody's reading is written down
 * @param server the address of ours at which it was asked
 */
public record Request(
        boolean headOnly,
        RequestTarget target,
        Map<String, String> headers,
        InetAddress client,
        InetSocketAddress server) {
    /** Stands for what could not be read; nothing in it bears on how its refusal travels. */
    public static final Request UNREADABLE =
            new Request(false, new RequestTarget("/", Map.of(), "/"), Map.of(), InetAddress.getLoopbackAddress());

    public Request {
        headers = Map.copyOf(headers);
    }

    /** A request at the loopback, port 80. */
    public Request(boolean headOnly, RequestTarget target, Map<String, String> headers, InetAddress client) {
        this(headOnly, target, headers, client, new InetSocketAddress(InetAddress.getLoopbackAddress(), 80));
    }

    /** The decoded path, beginning with {@code /}. */
    public String path() {
        return target.path();
    }

    /** The value of the query's first parameter called {@code name}. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(target.parameters().get(name));
    }

    /** The host that it names, where that can be the name or address of one. */
    public Optional<Authority> host() {
        return header("host").flatMap(Authority::parse);
    }

    /** The header called {@code lowerCaseName}. */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }
}
