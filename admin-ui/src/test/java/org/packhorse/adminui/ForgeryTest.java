package org.packhorse.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgeryTest extends AdminUiCase {
    @Test
    void aFormWithoutOurTokenDoesNothing() throws IOException {
        var browser = staff();

        assertThat(browser.post("/sync").status()).isEqualTo(403);
        assertThat(browser.post("/sync", "token", "guessed").status()).isEqualTo(403);
        assertThat(console.syncsAsked()).isZero();
    }

    @Test
    void aTokenGivenToSomebodyElseDoesNothing() throws IOException {
        var browser = staff();
        var foreign =
                visitor().get("/sign-in").page().select("input[name=token]").val();

        assertThat(browser.post("/sync", "token", foreign).status()).isEqualTo(403);
        assertThat(console.syncsAsked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://localhost", "https://localhost:1"})
    void aFormFromAnotherSiteDoesNothingEvenWithTheToken(String origin) throws IOException {
        var browser = staff().with("Origin", origin);

        assertThat(browser.submit("/", "/sync").status()).isEqualTo(403);
        assertThat(console.syncsAsked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void theBrowsersWordThatAFormIsForeignIsBelieved(String site) throws IOException {
        var browser = staff().with("Sec-Fetch-Site", site);

        assertThat(browser.submit("/", "/sync").status()).isEqualTo(403);
        assertThat(console.syncsAsked()).isZero();
    }

    @Test
    void ourOwnFormsWorkFromNewAndOldBrowsers() throws IOException {
        staff().submit("/", "/sync");
        staff().with("Origin", "http://localhost:" + port())
                .with("Sec-Fetch-Site", "same-origin")
                .submit("/", "/verify");

        assertThat(console.syncsAsked()).isEqualTo(1);
        assertThat(console.verifiesAsked()).isEqualTo(1);
    }

    @Test
    void looksAlonePressNoButton() throws IOException {
        var browser = staff();

        assertThat(browser.get("/sync").status()).isEqualTo(404);
        assertThat(browser.get("/?asked=sync").status()).isEqualTo(200);
        assertThat(console.syncsAsked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.2", "localhost.evil.example", "10.10.10.10", "[::2]", ""})
    void aNameThatIsNotOursIsRefused(String host) throws IOException {
        var reply = visitor().with("Host", host).get("/sign-in");

        assertThat(reply.status()).isIn(400, 421);
        assertThat(reply.body()).doesNotContain("name=\"password\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:80", "admin.school", "ADMIN.school:8081"})
    void ourNamesAreAnsweredOnAnyPortOfATunnel(String host) throws IOException {
        assertThat(visitor().with("Host", host).get("/sign-in").status()).isEqualTo(200);
    }
}
