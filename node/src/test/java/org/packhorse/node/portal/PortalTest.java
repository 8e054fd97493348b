package org.packhorse.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.library.page.translation.Translations;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.transport.Authority;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.RequestTarget;
import org.packhorse.node.transport.Response;
import org.packhorse.node.transport.Routes;
import org.packhorse.node.transport.server.HttpServer;
import org.packhorse.node.transport.server.HttpServerSettings;
import org.packhorse.node.transport.server.RawClient;

/** What a phone meets that joins the school's Wi-Fi, where every name leads here. */
class PortalTest {
    private static final String APPLE = "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>";
    private static final String FIREFOX =
            "<meta http-equiv=\"refresh\" content=\"0;url=https://support.mozilla.org/kb/captive-portal\"/>";

    private final MovableClock clock = new MovableClock();
    private final Arrivals arrivals = new Arrivals(clock);
    private final Portal portal = portal(Authority.parse("library.school"));

    private Portal portal(Optional<Authority> name) {
        return new Portal(
                request -> Response.plain(200, "the library at " + request.path()),
                name,
                arrivals,
                Translations.load());
    }

    private static Request request(String host, String target, String... headers) throws Exception {
        return request(false, host, target, "10.0.0.7", headers);
    }

    private static Request request(boolean head, String host, String target, String client, String... headers)
            throws Exception {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("host", host);
        for (var header : headers) {
            all.put(header.split(": ", 2)[0], header.split(": ", 2)[1]);
        }
        var server = new InetSocketAddress(InetAddress.getByName("10.0.0.1"), 80);
        return new Request(head, RequestTarget.parse(target), all, InetAddress.getByName(client), server);
    }

    private Response ask(String host, String target, String... headers) throws Exception {
        return portal.handle(request(host, target, headers));
    }

    private void tap() throws Exception {
        assertThat(text(ask("library.school", "/captive-portal/enter"))).contains("You are connected");
    }

    private static String text(Response response) {
        var content = ((Body.Bytes) response.body()).content().duplicate();
        var bytes = new byte[content.remaining()];
        content.get(bytes);
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connectivitycheck.gstatic.com    | /generate_204",
                "connectivitycheck.android.com    | /generate_204",
                "clients3.google.com              | /generate_204",
                "clients3.google.com              | /gen_204",
                "play.googleapis.com              | /generate_204",
                "developers.google.cn             | /generate_204",
                "connect.rom.miui.com             | /generate_204",
                "www.google.com                   | /gen_204"
            })
    void sendsAndroidToTheDoorAndThenSaysThatThereIsNothing(String host, String path) throws Exception {
        isLedToTheDoor(ask(host, path));
        tap();

        var success = ask(host, path);

        assertThat(success.status()).isEqualTo(204);
        assertThat(success.body().sizeBytes()).isZero();
        assertThat(success.headers()).containsExactly(Map.entry("cache-control", "no-store"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "captive.apple.com/hotspot-detect.html",
                "captive.apple.com/",
                "CAPTIVE.apple.com./hotspot-detect.html",
                "www.apple.com/library/test/success.html",
                "www.apple.com/hotspot-detect.html",
                "gsp1.apple.com/pep/gcc",
                "iphone-ld.apple.com/x",
                "netcts.cdn-apple.com/y",
                "appleiphonecell.com/z",
                "www.itools.info/library/test/success.html"
            })
    void sendsApplesToTheDoorAndThenSaysSuccess(String address) throws Exception {
        isLedToTheDoor(ask(hostOf(address), pathOf(address)));
        tap();

        saysExactly(ask(hostOf(address), pathOf(address)), "text/html", APPLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "www.msftconnecttest.com/connecttest.txt  | Microsoft Connect Test",
                "ipv6.msftconnecttest.com/connecttest.txt | Microsoft Connect Test",
                "www.msftncsi.com/ncsi.txt                | Microsoft NCSI",
                "detectportal.firefox.com/success.txt     | success+",
                "detectportal.firefox.com/success.txt?ipv4| success+",
                "nmcheck.gnome.org/check_network_status.txt | NetworkManager is online+"
            })
    void sendsTheOthersToTheDoorAndThenSaysWhatTheyHopeFor(String address, String success) throws Exception {
        isLedToTheDoor(ask(hostOf(address), pathOf(address)));
        tap();

        saysExactly(ask(hostOf(address), pathOf(address)), "text/plain", success.replace('+', '\n'));
    }

    @Test
    void answersFirefoxAndUbuntuInTheirOwnForms() throws Exception {
        isLedToTheDoor(ask("detectportal.firefox.com", "/canonical.html"));
        isLedToTheDoor(ask("connectivity-check.ubuntu.com", "/"));
        tap();

        saysExactly(ask("detectportal.firefox.com", "/canonical.html"), "text/html", FIREFOX);
        var ubuntu = ask("connectivity-check.ubuntu.com", "/");
        assertThat(ubuntu.status()).isEqualTo(204);
        assertThat(ubuntu.headers()).containsEntry("x-networkmanager-status", "online");
    }

    private static String hostOf(String address) {
        return address.substring(0, address.indexOf('/'));
    }

    private static String pathOf(String address) {
        return address.substring(address.indexOf('/'));
    }

    private static void isLedToTheDoor(Response response) {
        isLedTo(response, "http://library.school/captive-portal/");
    }

    private static void isLedTo(Response response, String address) {
        assertThat(response.status()).isEqualTo(302);
        assertThat(response.headers()).containsEntry("location", address).containsEntry("cache-control", "no-store");
    }

    private static void saysExactly(Response response, String type, String text) {
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers())
                .containsExactly(Map.entry("content-type", type), Map.entry("cache-control", "no-store"));
        assertThat(text(response)).isEqualTo(text);
    }

    @Test
    void opensTheDoorForWindowsAndTheLibraryAfterTheTap() throws Exception {
        isLedToTheDoor(ask("www.msftconnecttest.com", "/redirect"));
        tap();

        isLedTo(ask("www.msftconnecttest.com", "/redirect"), "http://library.school/");
    }

    @Test
    void forgetsWhoWasSilentForAnHourButNotWhoWasHeardOf() throws Exception {
        tap();
        for (int i = 0; i < 5; i++) {
            clock.move(Arrivals.IDLE_LIMIT);
            assertThat(ask("captive.apple.com", "/").status()).isEqualTo(200);
        }

        clock.move(Arrivals.IDLE_LIMIT.plusSeconds(1));

        isLedToTheDoor(ask("captive.apple.com", "/"));
    }

    @Test
    void letsNobodyInForTheTapOfAnother() throws Exception {
        tap();

        isLedToTheDoor(portal.handle(request(false, "captive.apple.com", "/", "10.0.0.8")));
    }

    @Test
    void takesNothingForATapThatNobodyMeant() throws Exception {
        portal.handle(request(true, "library.school", "/captive-portal/enter", "10.0.0.7"));
        ask("library.school", "/captive-portal/enter", "sec-purpose: prefetch;prerender");
        ask("library.school", "/captive-portal/enter", "purpose: prefetch");
        ask("library.school", "/captive-portal/enter", "x-moz: prefetch");

        assertThat(arrivals.size()).isZero();
        isLedToTheDoor(ask("captive.apple.com", "/"));
    }

    @Test
    void leadsPagesOfEveryOtherNameToTheLibrary() throws Exception {
        for (var host : new String[] {"example.org", "www.wikipedia.org:80", "EXAMPLE.ORG.", "a.b.c.d.e"}) {
            isLedTo(ask(host, "/some/page?x=1", "accept: text/html,*/*;q=0.8"), "http://library.school/");
        }
        assertThat(ask("api.example.org", "/v1/me", "accept: application/json").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "library.school",
                "Library.School:80",
                "library.school.",
                "10.0.0.1",
                "10.0.0.1:8280",
                "[fe80::1]",
                "[::1]:8280",
                "localhost",
                "box",
                "packhorse.local",
                ""
            })
    void letsTheLibraryAnswerToItsOwnNames(String host) throws Exception {
        assertThat(text(ask(host, "/c/water"))).contains("the library at /c/water");
        assertThat(text(ask(host, "/generate_204"))).contains("the library at /generate_204");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.org/x",
                "a..b",
                "-x.org",
                "x@y.org",
                "x y",
                "<script>",
                "x.org:99999",
                "x.org:0",
                "x.org:80:80",
                "[::1",
                "%2e",
                "a.org, b.org",
                "\u00e4.org"
            })
    void refusesHostsThatCannotBe(String host) throws Exception {
        assertThat(ask(host, "/").status()).isEqualTo(400);
        assertThat(ask("x".repeat(300) + ".org", "/").status()).isEqualTo(400);
    }

    @Test
    void leadsToTheAddressThatWasAskedWhereItHasNoName() throws Exception {
        var nameless = portal(Optional.empty());

        isLedTo(nameless.handle(request("example.org", "/")), "http://10.0.0.1/");
        assertThat(text(nameless.handle(request("10.0.0.1", "/")))).contains("the library");
    }

    @Test
    void leadsNobodyInACircle() throws Exception {
        for (var host : new String[] {"example.org", "captive.apple.com", "www.msftconnecttest.com"}) {
            var next = java.net.URI.create(ask(host, "/redirect").headers().get("location"));

            assertThat(ask(next.getHost(), next.getPath()).status()).isEqualTo(200);
        }
    }

    @Test
    void showsADoorOfUnderThreeKilobytesWithoutScripts() throws Exception {
        for (var words : Translations.load().all()) {
            var door = ask("library.school", "/captive-portal/", "accept-language: " + words.tag());

            assertThat(door.body().sizeBytes()).isLessThan(2_500);
            assertThat(text(door)).contains("lang=\"" + words.tag() + "\"", "http://library.school/", "<button");
            assertThat(text(door)).doesNotContain("<script", "src=");
        }
    }

    @Test
    void tellsProgramsWhetherSomebodyStillHasToTap() throws Exception {
        assertThat(text(ask("library.school", "/captive-portal/api"))).contains("\"captive\":true");
        tap();

        var api = ask("library.school", "/captive-portal/api");

        assertThat(api.headers()).containsEntry("content-type", "application/captive+json");
        assertThat(text(api))
                .isEqualTo("{\"captive\":false,\"user-portal-url\":\"http://library.school/captive-portal/\","
                        + "\"venue-info-url\":\"http://library.school/\"}\n");
    }

    @Test
    void remembersABoundedNumberAndForgetsTheMostSilentFirst() throws Exception {
        var first = InetAddress.getByName("10.1.0.0");
        arrivals.welcome(first);
        arrivals.welcome(InetAddress.getByName("10.1.0.1"));
        assertThat(arrivals.hasArrived(first)).isTrue();

        for (int i = 2; i <= Arrivals.LIMIT; i++) {
            arrivals.welcome(InetAddress.getByName("10.1." + (i >> 8) + "." + (i & 255)));
        }

        assertThat(arrivals.size()).isEqualTo(Arrivals.LIMIT);
        assertThat(arrivals.hasArrived(first)).isTrue();
        assertThat(arrivals.hasArrived(InetAddress.getByName("10.1.0.1"))).isFalse();
    }

    @Test
    void knowsWhoReadsPagesThatAreAtHand() throws Exception {
        HttpHandler library =
                request -> Response.plain(200, "a page that many read").sameForEverybody();
        var front = new Portal(library, Optional.empty(), arrivals, Translations.load());
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        arrivals.welcome(here.getAddress());
        try (var server = new HttpServer(HttpServerSettings.on(here), Routes.to(front)).start();
                var phone = new RawClient(server.port())) {
            phone.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").read();
            for (int i = 0; i < 4; i++) {
                clock.move(Arrivals.IDLE_LIMIT.dividedBy(2));
                phone.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
                assertThat(phone.read().text()).contains("many read");
            }
        }

        assertThat(arrivals.hasArrived(here.getAddress())).isTrue();
    }
}
