package org.packhorse.adminui.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Whether a form was sent from one of our pages, as far as the browser says. Old browsers say nothing; for them the token
 * in the form alone decides.
 */
final class OriginCheck {
    private static final String SEC_FETCH_SITE = "Sec-Fetch-Site";

    private OriginCheck() {}

    static boolean mayBeOurs(Request request) {
        var headers = request.getHeaders();
        var site = headers.get(SEC_FETCH_SITE);
        var origin = headers.get(HttpHeader.ORIGIN);
        return (site == null || site.equals("same-origin"))
                && (origin == null || origin.equalsIgnoreCase(ourOrigin(request)));
    }

    private static String ourOrigin(Request request) {
        return request.getHttpURI().getScheme() + "://" + request.getHeaders().get(HttpHeader.HOST);
    }
}
