package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading, looking, listening and starting, over real sockets; books are in {@link BookPagesTest}. */
class ReadingPagesTest extends ServedReadings {
    @Test
    void letsNoScriptRunBesideWhatOthersWrote() throws Exception {
        for (var address : List.of(
                "/c/mix/r/well/read/OEBPS/one.xhtml",
                "/c/mix/view/page.html",
                "/c/mix/view/guide.md",
                "/c/mix/r/quiz/read/")) {
            var reply = client.get(address);

            assertThat(reply.header("content-security-policy"))
                    .startsWith("default-src 'none'")
                    .doesNotContain("script");
            assertThat(reply.text()).doesNotContain("<script", "onclick", "alert(1)");
        }
    }

    @Test
    void showsMarkdownAndPagesInOurOwn() throws Exception {
        assertThat(button(page("/c/mix/r/guide"))).isEqualTo("/c/mix/r/guide/read/");
        var guide = page("/c/mix/r/guide/read/");
        assertThat(guide.select("h1").text()).isEqualTo("Guide");
        assertThat(guide.select("article a").attr("href")).isEqualTo("/c/mix/view/page.html#x");
        var easy = page("/c/mix/view/page.html");
        assertThat(easy.title()).startsWith("A page");
        assertThat(easy.select("article a").attr("href")).isEqualTo("/c/mix/view/guide.md");
        assertThat(ways(page("/c/mix/r/page"))).contains("/c/mix/r/page/read/", "/c/mix/r/page/text/");
        assertThat(page("/c/mix/browse/").select(".files a").eachAttr("href"))
                .contains(
                        "/c/mix/view/guide.md",
                        "/c/mix/text/notes.txt",
                        "/content/mix/page.html",
                        "/c/mix/view/well.epub");
    }

    @Test
    void offersWhatIsTooLongAsItIs() throws Exception {
        var page = page("/c/mix/r/long/read/");

        assertThat(page.text()).contains("too long");
        assertThat(ways(page)).contains("/content/mix/long.html");
        assertThat(page("/c/mix/r/long/text/").text()).contains("no text version");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/picture.html",
                "view/picture.html",
                "text/picture.txt",
                "text/picture.md",
                "view/picture.md"
            })
    void saysOfWhatIsNoTextThatItIsNone(String address) throws Exception {
        var page = page("/c/mix/" + address);

        assertThat(page.text()).contains("There is no text version").doesNotContain("rubbish", "PNG", "too long");
        assertThat(ways(page)).anyMatch(way -> way.endsWith("?download"));
    }

    @ParameterizedTest
    @CsvSource({
        "well, Digging",
        "guide, See the page and code.",
        "page, See the guide.",
        "notes, First.",
        "paper, Page one",
        "scan, There is no text version",
        "film, Water",
        "drawing, What it is about.",
        "game, index.html",
        "course, go",
        "plan, Twelve metres",
        "essay, An essay on water",
        "box, lessons/one.txt",
        "shelf, a.png",
        "quiz, Is water wet?",
        "raw, There is no text version"
    })
    void hasATextOfEverything(String id, String words) throws Exception {
        var page = page("/c/mix/r/" + id + "/text/");

        assertThat(page.text())
                .contains(words, "What it is about.", "The testers")
                .doesNotContain("alert(1)");
        assertThat(page.select("article img, script, style")).isEmpty();
        assertThat(page("/c/mix/r/" + id).select("main a").eachAttr("href")).contains("/c/mix/r/" + id + "/text/");
    }

    @Test
    void saysThatAScanHasNoText() throws Exception {
        var scan = page("/c/mix/r/scan/text/");

        assertThat(scan.text()).contains("There is no text version of this");
        assertThat(scan.select(".files")).isEmpty();
        assertThat(ways(scan)).containsExactly("/content/mix/scan.pdf", "/content/mix/scan.pdf?download");
    }

    @ParameterizedTest
    @CsvSource({
        "lesson.3gp, video/3gpp, Video",
        "note.amr, audio/amr, Audio",
        "photo.heic, image/heic, Picture",
        "song.opus, audio/ogg, Audio",
        "trip.mov, video/quicktime, Video"
    })
    void knowsWhatPhonesRecord(String name, String type, String kind) throws Exception {
        var id = name.replace('.', '-');

        assertThat(client.get("/content/mix/phone/" + name).header("content-type"))
                .isEqualTo(type);
        assertThat(page("/c/mix/r/" + id).select(".facts").text()).contains(kind);
        assertThat(page("/by/kind/" + kind.toLowerCase(Locale.ROOT)).text()).contains(name);
    }

    @Test
    void leadsFromTheWordsOfAThingToThoseOfWhatIsInIt() throws Exception {
        assertThat(page("/c/mix/r/film/text/").select(".files a").eachAttr("href"))
                .containsExactly(
                        "/c/mix/text/media/film.sw.srt",
                        "/c/mix/text/media/film.vtt",
                        "/c/mix/text/media/film.without.vtt",
                        "/c/mix/text/media/film_ar.srt");
        var box = page("/c/mix/r/box/text/").select(".files a").attr("href");
        assertThat(page(box).text()).contains("Lesson one");
        var picture = page(page("/c/mix/r/shelf/text/").select(".files a").attr("href"));
        assertThat(picture.text()).contains("a.png", "CC-BY-4.0");
        assertThat(ways(picture)).contains("/content/mix/pictures/a.png?download");
    }

    @ParameterizedTest
    @CsvSource({"old.html, text/html, naïve", "old.txt, text/plain, café"})
    void readsWhatWasWrittenBeforeUtf8(String name, String type, String words) throws Exception {
        assertThat(client.get("/content/mix/" + name).header("content-type"))
                .isEqualTo(type + "; charset=windows-1252");
        assertThat(page("/c/mix/text/" + name).text()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "/?view=dark, screen",
        "/?view=contrast.dark, screen",
        "/, screen and (prefers-color-scheme:dark)",
        "/?view=contrast, not all"
    })
    void isDarkOnScreensOnly(String address, String media) throws Exception {
        assertThat(page(address).select("link[href=/dark.css]").attr("media")).isEqualTo(media);
    }

    @Test
    void turnsThePagesOfLongTexts() throws Exception {
        assertThat(page("/c/mix/r/paper/text/?page=2").text()).contains("Page two", "Page 2 of 2");
        int pages = 0;
        for (var address = "/c/mix/r/notes/text/"; !address.isEmpty(); pages++) {
            var page = page(address);
            address = page.select("[rel=next]").attr("href");
        }
        assertThat(pages).isEqualTo(3);
        var chapter = page("/c/mix/r/well/text/OEBPS/one.xhtml");
        assertThat(chapter.text()).contains("They dug.", "[A well]");
        assertThat(page(chapter.select("[rel=next]").attr("href")).text()).contains("Boil it.");
    }

    @Test
    void findsSubtitlesAndAPictureBesideAFilm() throws Exception {
        var film = page("/c/mix/r/film");

        assertThat(film.select("video").attr("poster")).isEqualTo("/content/mix/media/film.jpg");
        assertThat(film.select("track").eachAttr("src"))
                .containsExactly(
                        "/c/mix/captions/media/film.sw.srt",
                        "/c/mix/captions/media/film.vtt",
                        "/c/mix/captions/media/film.without.vtt",
                        "/c/mix/captions/media/film_ar.srt");
        assertThat(film.select("track").eachAttr("srclang")).containsExactly("sw", "en", "en", "ar");
        assertThat(film.select("track").eachAttr("label"))
                .containsExactly("Kiswahili", "film.vtt", "film.without.vtt", "العربية");
        var captions = client.get("/c/mix/captions/media/film.sw.srt");
        assertThat(captions.header("content-type")).startsWith("text/vtt");
        assertThat(captions.text()).isEqualTo("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nMaji\n");
        assertThat(page("/c/mix/text/media/film.sw.srt").text()).contains("Maji");
        assertThat(page("/c/mix/view/media/film-2.mp4").select("track")).isEmpty();
        assertThat(client.get("/c/mix/captions/notes.txt").status()).isEqualTo(404);
    }

    @Test
    void marksWordsWithTheLanguageThatTheyAreIn() throws Exception {
        var subtitles = page("/c/mix/text/media/film.sw.srt").select("article [lang=sw][dir=ltr]");
        assertThat(subtitles.text()).contains("Maji");
        assertThat(page("/c/mix/text/media/film.vtt").select("article [lang]")).isEmpty();
        // What is said in the only subtitles that there are, and what a chapter says of itself.
        assertThat(page("/c/mix/r/song/text/").select("article [lang=fr]").text())
                .contains("Eau");
        var chapter = page("/c/mix/r/well/text/OEBPS/three.xhtml");
        assertThat(chapter.select("article").attr("lang")).isEqualTo("en");
        assertThat(chapter.select("article [lang=ar][dir=rtl]").text()).isEqualTo("ماء");
    }

    @Test
    void leadsFromPictureToPicture() throws Exception {
        var picture = page("/c/mix/r/drawing/read/");

        assertThat(picture.select("main img").attr("alt")).isEqualTo("What it is about.");
        assertThat(picture.select("[rel=prev]").attr("href")).isEqualTo("/c/mix/view/pictures/a.png");
        assertThat(picture.select("[rel=next]").attr("href")).isEqualTo("/c/mix/view/pictures/c.svg");
        assertThat(page("/c/mix/view/pictures/c.svg").select("[rel=next]")).isEmpty();
    }

    @Test
    void startsPackagesApartFromTheLibrary() throws Exception {
        assertThat(button(page("/c/mix/r/game"))).isEqualTo("/content/mix/game.zip//index.html");
        assertThat(button(page("/c/mix/r/course/read/"))).isEqualTo("/content/mix/course.zip//start/go.html");
        assertThat(client.get("/content/mix/game.zip//index.html").header("content-security-policy"))
                .startsWith("sandbox")
                .doesNotContain("allow-same-origin");
        assertThat(button(page("/c/mix/r/folder"))).isEqualTo("/content/mix/folder.zip//My%20Game/index.html");
        assertThat(page("/c/mix/r/folder/text/").text())
                .contains("Begin here", "two.html")
                .doesNotContain("._index", "Thumbs");
        assertThat(client.get("/c/mix/r/archive/read/").header("location")).isEqualTo("/content/mix/archive.zip");
    }

    @Test
    void showsWhatAnH5pPackageSaysAndWhoseItIs() throws Exception {
        var quiz = page(button(page("/c/mix/r/quiz")));

        assertThat(quiz.text())
                .contains("B. Teacher", "CC BY 4.0", "Is water wet?", "Yes")
                .doesNotContain("page.html", "true");
        assertThat(quiz.select(".files a").eachAttr("href"))
                .containsExactly("/c/mix/view/quiz.h5p//content/images/a.png");
        assertThat(page("/c/mix/view/quiz.h5p//content/images/a.png").select("main img"))
                .hasSize(1);
    }

    @Test
    void showsAPdfWithOurViewerWhereTheBrowserHasNone() throws Exception {
        var about = page("/c/mix/r/paper");
        assertThat(button(about)).isEqualTo("/content/mix/paper.pdf");
        assertThat(about.select("script").eachAttr("src")).containsExactly("/suggest.js", "/viewer.js");

        var second = page("/c/mix/r/paper/read/?page=2");
        assertThat(second.select("#paper-number").attr("value")).isEqualTo("2");
        assertThat(second.select("a[href='/c/mix/r/paper/text/?page=2']")).hasSize(1);

        var viewer = client.get("/c/mix/r/paper/read/");
        assertThat(viewer.header("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self';", "worker-src 'self'")
                .doesNotContain("eval");
        for (var script : Jsoup.parse(viewer.text()).select("script[src]").eachAttr("src")) {
            assertThat(client.get(script).header("content-type")).startsWith("text/javascript");
        }
        assertThat(client.get("/paper.js").text()).contains("isEvalSupported: false");
        assertThat(client.get("/pdfjs/2.16.105/cmaps/UniGB-UTF16-H.bcmap").status())
                .isEqualTo(200);
        assertThat(client.get("/pdfjs/2.16.105/fonts/FoxitSans.pfb").status()).isEqualTo(200);
        assertThat(client.get("/pdfjs/2.16.105/legacy/build/pdf.min.js").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/c/mix/r/none/read/",
                "/c/mix/r/well/read/OEBPS/none.xhtml",
                "/c/mix/r/well/read//",
                "/c/mix/view/",
                "/c/mix/view/none.html",
                "/c/mix/view/well.epub//",
                "/c/mix/view/well.epub//OEBPS",
                "/c/mix/text/none.txt",
                "/c/mix/captions/none.vtt",
                "/c/mix/r/well/other/"
            })
    void knowsWhatIsNotThere(String address) throws Exception {
        assertThat(client.get(address).status()).isEqualTo(404);
    }

    @Test
    void tellsPeopleWithPaperWhereItIsFrom() throws Exception {
        var reply = client.get("/c/mix/view/guide.md");

        assertThat(Jsoup.parse(reply.text()).select(".printed").text()).endsWith("/c/mix/view/guide.md");
    }
}
