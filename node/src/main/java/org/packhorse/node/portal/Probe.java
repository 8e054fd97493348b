package org.packhorse.node.portal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Response;

/**
 * A question by which a kind of device finds out whether it is on the internet.
 *
 * @param hosts whom it asks; none: anybody, for makers of phones ask their own servers for the same path
 * @param paths what it asks for; none: anything
 * @param success the answer after which the device is content, byte for byte
 */
record Probe(Set<String> hosts, Set<String> paths, Response success) {
    /** In the order in which they are tried. */
    private static final List<Probe> ALL = List.of(
            new Probe(
                    Set.of(
                            "captive.apple.com",
                            "gsp1.apple.com",
                            "iphone-ld.apple.com",
                            "netcts.cdn-apple.com",
                            "appleiphonecell.com",
                            "www.appleiphonecell.com",
                            // iOS 7 and 8
                            "www.airport.us",
                            "www.ibook.info",
                            "www.itools.info",
                            "www.thinkdifferent.us"),
                    Set.of(),
                    apple()),
            new Probe(Set.of("www.apple.com"), Set.of("/hotspot-detect.html", "/library/test/success.html"), apple()),
            new Probe(
                    Set.of("www.msftconnecttest.com", "ipv6.msftconnecttest.com"),
                    Set.of("/connecttest.txt"),
                    text("text/plain", "Microsoft Connect Test")),
            new Probe(
                    Set.of("www.msftncsi.com", "ipv6.msftncsi.com"),
                    Set.of("/ncsi.txt"),
                    text("text/plain", "Microsoft NCSI")),
            new Probe(Set.of("detectportal.firefox.com"), Set.of("/success.txt"), text("text/plain", "success\n")),
            new Probe(
                    Set.of("detectportal.firefox.com"),
                    Set.of("/canonical.html"),
                    text(
                            "text/html",
                            "<meta http-equiv=\"refresh\" content=\"0;url=https://support.mozilla.org/kb/captive-portal\"/>")),
            new Probe(
                    Set.of("nmcheck.gnome.org"),
                    Set.of("/check_network_status.txt"),
                    text("text/plain", "NetworkManager is online\n")),
            new Probe(
                    Set.of("connectivity-check.ubuntu.com"),
                    Set.of("/"),
                    nothing().with("x-networkmanager-status", "online")),
            new Probe(Set.of(), Set.of("/generate_204", "/gen_204"), nothing()));

    /** The page that Windows opens in the browser when it wants somebody to sign in. */
    private static final Map<String, String> SIGN_IN_PAGES = Map.of("www.msftconnecttest.com", "/redirect");

    /** The probe that asks {@code host}, which is not ours, for {@code path}. */
    static Optional<Probe> find(String host, String path) {
        return ALL.stream().filter(probe -> probe.asks(host, path)).findFirst();
    }

    /** Whether a device opens {@code path} of {@code host} to have its owner sign in. */
    static boolean isSignInPage(String host, String path) {
        return path.equals(SIGN_IN_PAGES.get(host));
    }

    private boolean asks(String host, String path) {
        return (hosts.isEmpty() || hosts.contains(host)) && (paths.isEmpty() || paths.contains(path));
    }

    private static Response apple() {
        return text("text/html", "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>");
    }

    private static Response text(String mediaType, String text) {
        var content = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        return Response.ok(new Body.Bytes(content), mediaType).with("cache-control", "no-store");
    }

    private static Response nothing() {
        return new Response(204, Map.of("cache-control", "no-store"), Body.none());
    }
}
