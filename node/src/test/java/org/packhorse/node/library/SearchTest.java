package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.node.library.page.Links;

class SearchTest extends ServedLibrary {
    private Document search(String query) throws Exception {
        return page("/search?q=" + Links.escape(query));
    }

    private List<String> titles(String query) throws Exception {
        return search(query).select(".rows h2").eachText();
    }

    @ParameterizedTest
    @CsvSource({
        "SAFE water, Making water safe to drink",
        "cafe HYGIENE, Café hygiène",
        "hygiène, Café hygiène",
        "صالحا, جعل الماء صالحًا للشرب",
        "wimbo, Wimbo wa kunawa mikono",
        "sun need, Making water safe to drink",
        "hand-pump!, How a hand pump works",
        "evening stories jioni, ",
    })
    void findsWhatHasAllTheWords(String query, String title) throws Exception {
        if (title == null) {
            assertThat(titles(query)).isEmpty();
        } else {
            assertThat(titles(query)).containsExactly(title);
        }
    }

    @Test
    void putsTitlesBeforeDescriptions() throws Exception {
        assertThat(titles("water")).containsExactly("Water and health", "Making water safe to drink");
        assertThat(titles("statistics course")).containsExactly("Introductory Statistics");
    }

    @Test
    void turnsPages() throws Exception {
        var first = search("chapter");

        assertThat(first.text()).contains("120 results");
        assertThat(first.select(".rows li")).hasSize(20);
        assertThat(first.select("a[rel=next]").attr("href")).isEqualTo("/search?q=chapter&page=2");
    }

    @Test
    void helpsWhenNothingIsFound() throws Exception {
        var page = search("zebra");

        assertThat(page.text()).contains("Nothing was found for “zebra”", "Check the spelling");
        assertThat(page.select("main a[href=/]")).isNotEmpty();
    }

    @Test
    void asksForAWordWhereThereIsNone() throws Exception {
        assertThat(search("   ").text()).contains("Type a word above");
        assertThat(search("?!.").text()).contains("Type a word above");
    }

    @Test
    void showsHostileQueriesAsTextAndKeepsThemShort() throws Exception {
        var page = search("<script>alert(1)</script>\" onfocus=x");

        assertThat(page.select("script:not([src]), [onfocus]")).isEmpty();
        assertThat(page.select("#q").attr("value")).startsWith("<script>alert(1)");
        assertThat(search("é".repeat(500)).select("#q").attr("value")).hasSize(100);
    }
}
