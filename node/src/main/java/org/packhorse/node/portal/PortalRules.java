package org.packhorse.node.portal;

import java.util.Optional;
import org.packhorse.node.transport.Authority;

/**
 * Decides what becomes of requests, by host, path and whether the client has arrived. Pure.
 *
 * <pre>
 * host            path                      not arrived      arrived
 * any             /captive-portal/          the door         inside
 * any             /captive-portal/enter     inside, and from now on arrived
 * any             /captive-portal/api       captive          not captive
 * ours            any other                 the library      the library
 * somebody else's a probe's                 led to the door  what the device hopes for
 * somebody else's any other                 led to the library's address
 * </pre>
 *
 * Nobody is led in a circle: where all are led is ours.
 *
 * @param ownName the library's name on the network; numeric addresses and names that only this network can know are ours as well
 */
record PortalRules(Optional<Authority> ownName) {
    static final String DOOR = "/captive-portal/";
    static final String ENTER = DOOR + "enter";
    static final String API = DOOR + "api";

    Decision decide(PortalRequest request, boolean arrived) {
        if (request.malformed()) {
            return new Decision.Malformed();
        }
        if (request.path().startsWith("/captive-portal")) {
            return ownPage(request, arrived);
        }
        if (request.host().isEmpty() || isOurs(request.host().get())) {
            return new Decision.ToLibrary();
        }
        return foreign(request.host().get().host(), request, arrived);
    }

    private static Decision ownPage(PortalRequest request, boolean arrived) {
        return switch (request.path()) {
            case "/captive-portal", DOOR -> arrived ? new Decision.ShowInside() : new Decision.ShowDoor();
            case ENTER -> enter(request, arrived);
            case API -> new Decision.Api(!arrived);
            default -> new Decision.Lead("/");
        };
    }

    private static Decision enter(PortalRequest request, boolean arrived) {
        if (arrived) {
            return new Decision.ShowInside();
        }
        return request.onPurpose() ? new Decision.Enter() : new Decision.ShowDoor();
    }

    private boolean isOurs(Authority host) {
        return host.isNumeric()
                || host.isLocal()
                || ownName.filter(own -> own.host().equals(host.host())).isPresent();
    }

    private static Decision foreign(String host, PortalRequest request, boolean arrived) {
        var probe = Probe.find(host, request.path());
        if (probe.isPresent()) {
            return arrived ? new Decision.Content(probe.get().success()) : new Decision.Lead(DOOR);
        }
        if (Probe.isSignInPage(host, request.path())) {
            return new Decision.Lead(arrived ? "/" : DOOR);
        }
        return request.byReader() ? new Decision.Lead("/") : new Decision.Elsewhere();
    }
}
