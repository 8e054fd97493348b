package org.packhorse.node.transport.server;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.packhorse.node.transport.Authority;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.RequestTarget;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.content.RefusedInputException;

/** What came in on a connection, once it was looked at: something to be answered, or something to be turned down. */
sealed interface Question {
    /**
     * A well-formed request.
     *
     * @param keepAlive whether the client wants to ask more on this connection
     */
    record Asked(Request request, boolean keepAlive) implements Question {}

    /** Anything else, and what it is told; the connection ends with that. */
    record Refused(Response response) implements Question {
        /** For what {@code cause} kept from being decoded. */
        static Refused unreadable(Throwable cause) {
            return new Refused(
                    switch (cause) {
                        case TooLongHttpLineException e -> Response.plain(414, "The address is too long.");
                        case TooLongHttpHeaderException e -> Response.plain(431, "The headers are too long.");
                        default -> Response.plain(400, "The request could not be understood.");
                    });
        }
    }

    /** Looks at {@code request}, which {@code client} sent to {@code server} and which was decoded without failure. */
    static Question read(HttpRequest request, InetAddress client, InetSocketAddress server) {
        boolean headOnly = request.method().equals(HttpMethod.HEAD);
        if (!headOnly && !request.method().equals(HttpMethod.GET)) {
            return new Refused(
                    Response.plain(405, "Only GET and HEAD are answered here.").with("allow", "GET, HEAD"));
        }
        boolean current = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        if (current && request.headers().getAll("host").size() != 1) {
            return new Refused(Response.plain(400, "The request does not name one host."));
        }
        try {
            var address = Address.read(request.uri());
            var headers = headersOf(request);
            address.host().ifPresent(host -> headers.put("host", host));
            var target = RequestTarget.parse(address.target());
            return new Asked(
                    new Request(headOnly, target, headers, client, server), current && HttpUtil.isKeepAlive(request));
        } catch (RefusedInputException e) {
            return new Refused(Response.plain(400, "This address cannot be right: " + e.problem() + "."));
        }
    }

    /**
     * What stands in a request line.
     *
     * @param host what counts instead of the header, where the line names one
     * @param target in origin-form
     */
    record Address(Optional<String> host, String target) {
        private static final String SCHEME = "http://";

        /** Either form that a server must take: a path, or the whole address, as proxies are asked for it (RFC 9112 section 3.2.2). */
        static Address read(String line) throws RefusedInputException {
            if (!line.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                return new Address(Optional.empty(), line);
            }
            int end = SCHEME.length();
            while (end < line.length() && "/?#".indexOf(line.charAt(end)) < 0) {
                end++;
            }
            var host = line.substring(SCHEME.length(), end);
            if (Authority.parse(host).isEmpty()) {
                throw new RefusedInputException("address \"" + Quoted.shortly(line) + "\"", "it names no host");
            }
            var rest = line.substring(end);
            return new Address(Optional.of(host), rest.startsWith("/") ? rest : "/" + rest);
        }
    }

    private static Map<String, String> headersOf(HttpRequest request) {
        var headers = new HashMap<String, String>();
        for (var header : request.headers()) {
            headers.merge(header.getKey().toLowerCase(Locale.ROOT), header.getValue(), (a, b) -> a + ", " + b);
        }
        return headers;
    }
}
