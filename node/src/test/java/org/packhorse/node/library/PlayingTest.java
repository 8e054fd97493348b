package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.library.page.translation.Translations;
import org.packhorse.node.transport.server.RawClient;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Resource;

/** H5P packages that are played, over real sockets; a real browser plays one in {@code ExerciseIT}. */
@TestInstance(Lifecycle.PER_CLASS)
class PlayingTest {
    private static final String PART = "/content/play/a;b,c.h5p//";

    @AutoClose
    private SampleLibrary library;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        library = new SampleLibrary(folder, Translations.load());
        put("a;b,c.h5p", "H5P.Quiz", "H5P.Base");
        put("bare.h5p", "H5P.Quiz", "H5P.Base");
        library.contents.keySet().removeIf(path -> path.contains("bare.h5p//H5P.Base"));
        library.show(
                "play",
                new CollectionInfo(
                        "To play",
                        "",
                        List.of("fr"),
                        "CC-BY-4.0",
                        "The testers",
                        "",
                        List.of(new Resource(
                                "quiz",
                                "A quiz",
                                "",
                                List.of("sw"),
                                "CC-BY-4.0",
                                "",
                                List.of(),
                                "all",
                                List.of(),
                                "a;b,c.h5p"))));
    }

    private void put(String container, String main, String base) throws IOException {
        var needs =
                "\"preloadedDependencies\":[{\"machineName\":\"" + base + "\",\"majorVersion\":1,\"minorVersion\":0}";
        library.file("play/" + container, container + " in one piece");
        library.file(
                "play/" + container + "//h5p.json",
                "{\"title\":\"Swali </script>\",\"language\":\"sw\",\"mainLibrary\":\"" + main + "\"," + needs
                        + ",{\"machineName\":\"" + main + "\",\"majorVersion\":1,\"minorVersion\":0}]}");
        library.file(
                "play/" + container + "//content/content.json",
                "{\"question\":\"Je, maji yana <b>unyevu</b>?</script>\"}");
        for (var name : List.of(main, base)) {
            var folder = "play/" + container + "//" + name + "-1.0/";
            library.file(
                    folder + "library.json",
                    "{\"machineName\":\"" + name
                            + "\",\"majorVersion\":1,\"minorVersion\":0,\"preloadedJs\":[{\"path\":\"x.js\"}],"
                            + "\"preloadedCss\":[{\"path\":\"x.css\"}]"
                            + (name.equals(main) ? "," + needs + "]}" : "}"));
            library.file(folder + "x.js", "H5P");
            library.file(folder + "x.css", "p{}");
        }
    }

    private RawClient.Reply get(String address) throws Exception {
        try (var client = new RawClient(library.port())) {
            return client.get(address);
        }
    }

    private Document page(String address) throws Exception {
        var reply = get(address);
        assertThat(reply.status()).as(address).isEqualTo(200);
        return Jsoup.parse(reply.text());
    }

    private static String data(Document page, String selector) {
        return page.select(selector).stream().map(Element::data).collect(Collectors.joining());
    }

    @Test
    void anExerciseIsStartedFromThePageThatSaysWhatIsInIt() throws Exception {
        var about = page("/c/play/r/quiz/read/?lang=fr");

        assertThat(about.select(".actions .button").attr("href")).isEqualTo("/c/play/play/a;b,c.h5p?lang=fr");
        assertThat(about.text()).contains("Je, maji yana unyevu?");
        assertThat(about.select("script")).isEmpty();
    }

    @Test
    void scriptsAreThereInTheOrderInWhichTheyNeedEachOther() throws Exception {
        var page = page("/c/play/play/a;b,c.h5p");

        assertThat(page.select("script[src]").eachAttr("src"))
                .containsExactly(
                        "/play/jquery-1.12.4.js",
                        "/play/events.js",
                        "/play/core.js",
                        "/play/shelter.js",
                        "/play/tools.js",
                        "/play/screen.js",
                        PART + "H5P.Base-1.0/x.js",
                        PART + "H5P.Quiz-1.0/x.js",
                        "/play/start.js");
        assertThat(page.select("link[rel=stylesheet]").eachAttr("href"))
                .containsExactly("/play/play.css", PART + "H5P.Base-1.0/x.css", PART + "H5P.Quiz-1.0/x.css");
        for (var file : page.select("script[src], link[rel=stylesheet]")) {
            var address = file.hasAttr("src") ? file.attr("src") : file.attr("href");
            assertThat(get(address).status()).as(address).isEqualTo(200);
        }
        assertThat(page.select("html").attr("lang")).isEqualTo("sw");
        assertThat(page.select("nav a").attr("href")).isEqualTo("/c/play/r/quiz/read/");
        assertThat(page.select("noscript").text()).isNotEmpty();
    }

    @Test
    void contentStandsInThePageAsWhatItIs() throws Exception {
        var page = page("/c/play/play/a;b,c.h5p");
        var json = new ObjectMapper();

        var content = json.readTree(data(page, "#play-content"));
        var settings = json.readTree(data(page, "#play-settings"));

        assertThat(content.path("question").asText()).isEqualTo("Je, maji yana <b>unyevu</b>?</script>");
        assertThat(settings.path("title").asText()).isEqualTo("Swali </script>");
        assertThat(settings.path("texts").path("failed").asText()).contains("could not be started");
        assertThat(settings.path("library").asText()).isEqualTo("H5P.Quiz 1.0");
        assertThat(settings.path("content").asText()).isEqualTo(PART + "content");
        assertThat(settings.path("libraries").path("H5P.Base-1.0").asText()).isEqualTo(PART + "H5P.Base-1.0");
    }

    @Test
    void whatRunsThereReachesItsOwnPackageOnly() throws Exception {
        var policy = get("/c/play/play/a;b,c.h5p").header("content-security-policy");

        var own = "http://x/content/play/a%3bb%2cc.h5p//";
        assertThat(policy)
                .startsWith("sandbox allow-scripts")
                .contains(
                        "default-src 'none'", "connect-src data: blob: " + own, "font-src data: http://x/play/ " + own)
                .doesNotContain("allow-same-origin", "allow-popups", "allow-top-navigation", "'self'", "http: ", "*");
    }

    @Test
    void aPackageWithoutItsLibrariesSaysSoAndShowsItsWords() throws Exception {
        var about = page("/c/play/view/bare.h5p");

        assertThat(about.text()).contains("H5P.Base 1.0", "Je, maji yana unyevu?");
        // Nobody described it: it says itself what it is called and in which language it is.
        assertThat(about.select("h1").text()).isEqualTo("Swali </script>");
        assertThat(about.select("h1, .reading").eachAttr("lang")).containsOnly("sw");
        assertThat(page("/c/play/text/bare.h5p").select("h1").text()).isEqualTo("Swali </script>");
        assertThat(about.select(".actions .button")).isEmpty();
        assertThat(get("/c/play/play/bare.h5p").status()).isEqualTo(404);
    }

    @Test
    void onlyFilesOfTheRuntimeAreThere() throws Exception {
        assertThat(get("/play/jquery-1.12.4.js").header("cache-control")).isEqualTo("max-age=2592000");
        assertThat(get("/play/core.js").header("content-type")).startsWith("text/javascript");
        var icons = get("/play/icons.woff");
        assertThat(icons.header("content-type")).isEqualTo("font/woff");
        assertThat(icons.header("access-control-allow-origin")).isEqualTo("*");
        assertThat(get("/play/jquery.js").status()).isEqualTo(404);
        assertThat(get("/play/../style.css").status()).isNotEqualTo(200);
    }
}
