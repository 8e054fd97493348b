package org.packhorse.node.portal;

import java.util.Optional;
import org.packhorse.node.transport.Authority;
import org.packhorse.node.transport.EarlyFetch;
import org.packhorse.node.transport.Request;

/**
 * What of a request the portal looks at.
 *
 * @param host whom it asks; empty where it names nobody, as HTTP/1.0 may
 * @param malformed whether it names a host that cannot be one
 * @param path what it asks for
 * @param byReader whether somebody waits for a page
 * @param onPurpose whether it is a request for the content that somebody wants now: no HEAD, and nothing a browser fetches to be quicker
 */
record PortalRequest(Optional<Authority> host, boolean malformed, String path, boolean byReader, boolean onPurpose) {
    /** What {@code request} asks. */
    static PortalRequest of(Request request) {
        var host = request.host();
        return new PortalRequest(
                host,
                host.isEmpty()
                        && request.header("host").filter(h -> !h.isEmpty()).isPresent(),
                request.path(),
                wantsPage(request.header("accept").orElse("*/*")),
                !request.headOnly() && !EarlyFetch.isOne(request.headers()));
    }

    /** Browsers say so when somebody follows a link; programs and pictures say something else. */
    private static boolean wantsPage(String accept) {
        return accept.equals("*/*")
                || accept.contains("text/html")
                || accept.contains("xhtml")
                || accept.contains("vnd.wap");
    }
}
