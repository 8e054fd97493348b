package org.packhorse.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInTest extends AdminUiCase {
    @Test
    void whoeverIsNotSignedInIsShownTheDoorAndNothingElse() throws IOException {
        assertThat(visitor().get("/").header("Location")).isEqualTo("/sign-in");
        assertThat(visitor().get("/live").status()).isEqualTo(403);
        assertThat(visitor().get("/sign-in").body()).doesNotContain("Introductory Statistics");
        assertThat(visitor().submit("/sign-in", "/sync").header("Location")).isEqualTo("/sign-in");
        assertThat(console.syncsAsked()).isZero();
    }

    @Test
    void theRightPasswordOpensTheDashboard() throws IOException {
        var browser = visitor();

        var reply = browser.submit("/sign-in", "/sign-in", "password", RIGHT);

        assertThat(reply.status()).isEqualTo(303);
        assertThat(browser.get("/").page().select("h1").text()).isEqualTo("Up to date");
    }

    @Test
    void theWrongPasswordIsRefusedWithAReason() throws IOException {
        var browser = visitor();

        var reply = browser.submit("/sign-in", "/sign-in", "password", WRONG);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.page().select("[role=alert]").text()).contains("not the password");
        assertThat(browser.get("/").status()).isEqualTo(303);
    }

    @Test
    void whoeverGuessesIsToldToComeBackLater() throws IOException {
        var browser = visitor();
        var reply = browser.submit("/sign-in", "/sign-in", "password", WRONG);
        for (var i = 0; i < 6; i++) {
            reply = browser.submit("/sign-in", "/sign-in", "password", WRONG);
        }

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        assertThat(browser.submit("/sign-in", "/sign-in", "password", RIGHT).status())
                .isEqualTo(429);
        clock.move(Duration.ofSeconds(1));
        assertThat(browser.submit("/sign-in", "/sign-in", "password", RIGHT).status())
                .isEqualTo(303);
    }

    @Test
    void signingInChangesTheNameSoThatAPlantedOneIsWorthNothing() throws IOException {
        var browser = visitor();
        browser.get("/sign-in");
        var planted = browser.cookies();

        browser.submit("/sign-in", "/sign-in", "password", RIGHT);

        var cookie = "packhorse-admin-" + port();
        assertThat(browser.cookies().get(cookie)).isNotEqualTo(planted.get(cookie));
        var thief = visitor();
        planted.forEach(thief::setCookie);
        assertThat(thief.get("/").status()).isEqualTo(303);
    }

    @Test
    void theCookieIsOutOfReachForScriptsAndOtherSites() throws IOException {
        var cookie = visitor().get("/sign-in").header("Set-Cookie");

        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/");
        assertThat(cookie).containsPattern("=[A-Za-z0-9_-]{32};");
    }

    @Test
    void signingOutEndsTheSession() throws IOException {
        var browser = staff();

        browser.submit("/", "/sign-out");

        assertThat(browser.get("/").header("Location")).isEqualTo("/sign-in");
    }

    @Test
    void aForgottenBrowserIsSignedOut() throws IOException {
        var browser = staff();

        clock.move(Duration.ofMinutes(30));

        assertThat(browser.get("/").header("Location")).isEqualTo("/sign-in");
    }

    @Test
    void aPageThatRefreshesItselfDoesNotKeepItSignedIn() throws IOException {
        var browser = staff();
        for (var i = 0; i < 3; i++) {
            assertThat(browser.get("/live").status()).isEqualTo(200);
            clock.move(Duration.ofMinutes(10));
        }

        assertThat(browser.get("/live").status()).isEqualTo(403);
    }
}
