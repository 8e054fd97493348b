package org.packhorse.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.adminui.page.Languages;
import org.packhorse.adminui.port.FakeUsage;

class UsageScreenTest extends AdminUiCase {
    @Test
    void saysWhatIsUsedWhenAndWhatIsMissed() throws IOException {
        var page = staff().get("/usage?days=7").page();

        assertThat(page.select("h1").text()).isEqualTo("What is used");
        assertThat(page.expectFirst("[aria-current=true]").text()).isEqualTo("Last 7 days");
        assertThat(page.expectFirst("section[aria-labelledby=top] tbody tr").text())
                .isEqualTo("Making water <b>safe</b> Water & health 100 20 5");
        assertThat(page.select("section[aria-labelledby=hours] tbody th").eachText())
                .containsExactly("08:00", "09:00");
        assertThat(page.select("section[aria-labelledby=missed]").text())
                .contains("photosynthesis <i> 12")
                .contains("Further searches without a result: 7");
        assertThat(page.select("tbody b, tbody i")).isEmpty();
    }

    @Test
    void saysWhatHasNoDateBecauseTheClockWasWrong() throws IOException {
        var page = staff().get("/usage?days=all").page();

        assertThat(page.expectFirst("[aria-current=true]").text()).isEqualTo("All that is kept");
        assertThat(page.select("section[aria-labelledby=usage]").text())
                .contains("While the clock of this device was wrong: 34 times used, 3 searches without a result.");
        assertThat(page.select("a[download]").eachAttr("href"))
                .containsExactly("/usage.csv?days=all", "/searches.csv?days=all");
    }

    @Test
    void isReachedFromTheOverview() throws IOException {
        var browser = staff();

        assertThat(browser.get("/").page().select("nav a[href=/usage]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usage", "/usage.csv", "/searches.csv?days=365"})
    void isForStaffOnly(String path) throws IOException {
        assertThat(visitor().get(path).header("Location")).isEqualTo("/sign-in");
    }

    @Test
    void aNewDeviceHasNothingToShow() throws IOException {
        console.usage().set(FakeUsage.nothing());

        var page = staff().get("/usage").page();

        assertThat(page.text()).contains("Nothing was used in this time.");
        assertThat(page.select("table")).isEmpty();
    }

    @Test
    void theTablesCanBeTakenHome() throws IOException {
        var browser = staff();
        for (var link : browser.get("/usage").page().select("a[download]").eachAttr("href")) {
            var reply = browser.get(link);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).startsWith("text/csv");
            assertThat(reply.header("Content-Disposition")).startsWith("attachment;");
            assertThat(reply.body()).contains("\r\n");
        }
    }

    @Test
    void noEnglishIsLeftOverInOtherLanguages() throws IOException {
        var browser = staff();
        for (var language : List.copyOf(Languages.STAFF).subList(1, Languages.STAFF.size())) {
            assertThat(browser.get("/usage?lang=" + language).header("Location"))
                    .isEqualTo("/usage");
            var page = browser.get("/usage").page();
            page.select("[lang]:not(html), bdi").remove();

            assertThat(page.body().text()).doesNotContainPattern("(?i)\\b(the|is|and|of|with|was|search)\\b");
        }
    }
}
