package org.packhorse.node.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Several handlers as one, chosen by how the path begins; the longest beginning wins. */
public final class Routes implements HttpHandler {
    private final Map<String, HttpHandler> byPrefix;
    private final HttpHandler otherwise;

    private Routes(Map<String, HttpHandler> byPrefix, HttpHandler otherwise) {
        this.byPrefix = byPrefix;
        this.otherwise = otherwise;
    }

    /** {@code otherwise} answers everything. */
    public static Routes to(HttpHandler otherwise) {
        return new Routes(Map.of(), otherwise);
    }

    /** This, with {@code handler} for the paths that begin with {@code prefix}, for example {@code /repository/}. */
    public Routes and(String prefix, HttpHandler handler) {
        var all = new LinkedHashMap<>(byPrefix);
        all.put(prefix, handler);
        return new Routes(all, otherwise);
    }

    @Override
    public Response handle(Request request) throws IOException {
        var chosen = otherwise;
        int longest = -1;
        for (var route : byPrefix.entrySet()) {
            if (request.path().startsWith(route.getKey()) && route.getKey().length() > longest) {
                chosen = route.getValue();
                longest = route.getKey().length();
            }
        }
        return chosen.handle(request);
    }

    /** What has a path of its own is for programs; people are told to the one who answers the rest. */
    @Override
    public void answeredAgain(InetAddress client) {
        otherwise.answeredAgain(client);
    }
}
