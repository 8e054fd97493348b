package org.packhorse.node.portal;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.library.page.PortalPage;
import org.packhorse.node.library.page.translation.Translations;
import org.packhorse.node.transport.Authority;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.Response;

/**
 * Stands in front of the library where the school's network leads every name to this device.
 *
 * <p>The tap is a form, and not a link, because nothing that fetches links early sends forms.
 */
public final class Portal implements HttpHandler {
    /** Its one style stands in it, so that the pop-up of a phone needs one answer only; what it says is all our own. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final HttpHandler library;
    private final Optional<Authority> ownName;
    private final PortalRules rules;
    private final Arrivals arrivals;
    private final Translations translations;
    private final Pages pages = new Pages();

    /**
     * Leads to {@code library}.
     *
     * @param ownName where readers are sent; empty: to the numeric address at which they asked
     */
    public Portal(HttpHandler library, Optional<Authority> ownName, Arrivals arrivals, Translations translations) {
        this.library = library;
        this.ownName = ownName;
        this.rules = new PortalRules(ownName);
        this.arrivals = arrivals;
        this.translations = translations;
    }

    @Override
    public Response handle(Request request) throws IOException {
        boolean arrived = arrivals.hasArrived(request.client());
        return switch (rules.decide(PortalRequest.of(request), arrived)) {
            case Decision.ToLibrary() -> library.handle(request);
            case Decision.Content(var success) -> success;
            case Decision.ShowDoor() -> page(request, false);
            case Decision.ShowInside() -> page(request, true);
            case Decision.Enter() -> {
                arrivals.welcome(request.client());
                yield page(request, true);
            }
            case Decision.Api(boolean captive) -> api(request, captive);
            case Decision.Lead(var path) -> lead(request, path);
            case Decision.Elsewhere() ->
                Response.plain(404, "There is no internet here, only the library at " + home(request));
            case Decision.Malformed() -> Response.plain(400, "The request names a host that cannot be one.");
        };
    }

    /** Whoever reads on is here, also where the pages are at hand. */
    @Override
    public void answeredAgain(InetAddress client) {
        var _ = arrivals.hasArrived(client);
    }

    private String home(Request request) {
        return ownName.orElseGet(() -> Authority.of(request.server())).toUrl();
    }

    private Response lead(Request request, String path) {
        return Response.redirect(302, home(request) + path.substring(1)).with("cache-control", "no-store");
    }

    private Response page(Request request, boolean arrived) {
        var words = translations.asked(request.header("accept-language").orElse("")).stream()
                .findFirst()
                .flatMap(translations::find)
                .orElseGet(translations::source);
        var html = pages.portal(words, new PortalPage(home(request), PortalRules.ENTER, arrived));
        return Response.ok(Body.ofText(html), "text/html; charset=utf-8")
                .with("cache-control", "no-store")
                .with("content-security-policy", POLICY)
                .with("x-content-type-options", "nosniff")
                .with("referrer-policy", "no-referrer");
    }

    /** RFC 8908 section 5. Phones ask it over HTTPS only, so it takes a proxy with a certificate they trust. */
    private Response api(Request request, boolean captive) {
        var home = home(request);
        var json = "{\"captive\":%s,\"user-portal-url\":\"%s\",\"venue-info-url\":\"%s\"}\n"
                .formatted(captive, home + PortalRules.DOOR.substring(1), home);
        return Response.ok(Body.ofText(json), "application/captive+json").with("cache-control", "private, no-store");
    }
}
