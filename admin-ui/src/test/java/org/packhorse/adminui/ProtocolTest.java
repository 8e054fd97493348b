package org.packhorse.adminui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.packhorse.adminui.Browser.Reply;
import org.packhorse.adminui.session.PasswordHash;

class ProtocolTest extends AdminUiCase {
    @Test
    void everyAnswerCarriesTheGuardHeaders() throws IOException {
        guarded(200, visitor().get("/sign-in"));
        guarded(200, staff().get("/"));
        guarded(200, visitor().get("/style.css"));
        guarded(303, visitor().get("/"));
        guarded(403, visitor().get("/live"));
        guarded(403, visitor().post("/sign-in"));
        guarded(404, visitor().get("/nothing-here"));
        guarded(405, visitor().send("DELETE / HTTP/1.1\r\n" + visitor().headerLines() + "\r\n"));
        guarded(421, visitor().with("Host", "evil.example").get("/"));
        guarded(400, visitor().send("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"));
        guarded(400, visitor().send("nonsense\r\n\r\n"));
        guarded(431, visitor().with("X-Long", "x".repeat(9_000)).get("/"));
    }

    private static void guarded(int status, Reply reply) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.headers()).doesNotContainKeys("server", "x-powered-by");
    }

    @Test
    void aBodyThatSaysItIsLargeIsRefusedUnread() throws IOException {
        var reply = visitor()
                .send("POST /sign-in HTTP/1.1\r\n" + visitor().headerLines()
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000\r\n\r\n");

        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void aBodyThatTurnsOutLargeIsRefused() throws IOException {
        var chunk = "1000\r\npassword=" + "x".repeat(0x1000 - 9) + "\r\n";
        var reply = visitor()
                .send("POST /sign-in HTTP/1.1\r\n" + visitor().headerLines()
                        + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunk + chunk + "0\r\n\r\n");

        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void aBodyThatIsNoFormIsRefused() throws IOException {
        var reply = visitor()
                .send("POST /sign-in HTTP/1.1\r\n" + visitor().headerLines()
                        + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void malformedPercentSignsAreAFaultOfTheRequestNotOfTheProgram() throws IOException {
        var body = "token=%zz&password=%";
        var reply = visitor()
                .send("POST /sign-in HTTP/1.1\r\n" + visitor().headerLines()
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(visitor().get("/sign-in?lang=%zz").status()).isEqualTo(404);
    }

    @Test
    void aHeadHasNoBody() throws IOException {
        var reply = visitor().send("HEAD /sign-in HTTP/1.1\r\n" + visitor().headerLines() + "\r\n");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsNamedWithAdvice() {
        var settings = new AdminSettings(
                InetAddress.getLoopbackAddress(),
                port(),
                Optional.empty(),
                Set.of(),
                PasswordHash.parse(
                        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"),
                ZoneOffset.UTC);
        var second = new AdminUi(settings, console, Optional.empty(), InstantSource.system());

        assertThatThrownBy(second::start)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(":" + port())
                .hasMessageContaining("choose another port");
        second.close();
    }
}
