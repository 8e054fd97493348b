package org.packhorse.adminui.http;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * The headers that every answer carries, errors included: nothing may be framed, guessed, kept, or loaded from elsewhere.
 *
 * <p>{@code Referrer-Policy} is {@code same-origin} and not {@code no-referrer}, because under the latter browsers send
 * {@code Origin: null} with our own forms (Fetch standard, "append a request Origin header"), and {@link OriginCheck} could
 * not tell them from foreign ones. Other sites learn as little.
 */
public final class GuardHeaders implements HttpConfiguration.Customizer {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Frame-Options",
            "DENY",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        put(responseHeaders);
        return request;
    }

    static void put(HttpFields.Mutable headers) {
        HEADERS.forEach(headers::put);
    }
}
