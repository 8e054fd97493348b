package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.packhorse.node.html.Encoding;
import org.packhorse.node.library.reading.markup.Rewriting;
import org.packhorse.node.library.reading.markup.Shelfmarks;
import org.packhorse.protocol.content.FilePath;

/** Whatever a document tries, what is written of it has only elements and attributes of ours, and leads nowhere but into the collection. */
class HostileMarkupTest {
    private static final FilePath BASE = new FilePath("book.epub//OEBPS/one.xhtml");

    /** Finds every file, so that nothing is left out for not being there. */
    private static final Shelfmarks EVERYTHING = new Shelfmarks() {
        @Override
        public Optional<String> page(FilePath target) {
            return Optional.of("/read/" + target);
        }

        @Override
        public Optional<String> top(String address) {
            return Optional.of(address);
        }

        @Override
        public String at(String address, String fragment) {
            return address + "#" + fragment;
        }

        @Override
        public Optional<String> bytes(FilePath target) {
            return Optional.of("/content/" + target);
        }
    };

    private static final Set<String> ELEMENTS = elements();
    private static final Set<String> ATTRIBUTES = new HashSet<>(Arrays.asList(
            ("id lang dir title href src alt width height loading colspan rowspan scope span start type reversed value datetime open controls"
                            + " preload kind label srclang class tabindex display alttext mathvariant stretchy columnalign separators notation form")
                    .split(" ")));

    private static Set<String> elements() {
        return new HashSet<>(Arrays.asList(
                ("p div section article aside blockquote pre hr br wbr ul ol li dl dt dd figure figcaption table caption colgroup col thead tbody"
                                + " tfoot tr th td details summary address b strong em i u s small sub sup mark cite code kbd samp var abbr q dfn"
                                + " time ins del span bdi bdo ruby rb rt rp rtc h1 h2 h3 h4 h5 h6 a img audio video source track math mrow mi mn"
                                + " mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose msub msup msubsup munder"
                                + " mover munderover mmultiscripts mprescripts none mtable mtr mlabeledtr mtd semantics")
                        .split(" ")));
    }

    static Stream<String> attempts() {
        return HostileMarkup.ATTEMPTS.stream();
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void losesItsSting(String attempt) throws Exception {
        for (boolean html : new boolean[] {true, false}) {
            var document = "<html><body><p>before</p>" + attempt + "<p>behind</p></body></html>";

            assertHarmless(written(document, html), attempt);
        }
    }

    @Test
    void losesItInAnyOrderAndBroken() throws Exception {
        var random = new Random(Long.getLong("seed", 1));
        var attempts = HostileMarkup.ATTEMPTS;
        for (int round = 0; round < 300; round++) {
            var document = new StringBuilder();
            for (int i = 0; i < 6; i++) {
                var one = attempts.get(random.nextInt(attempts.size()));
                int from = random.nextInt(one.length());
                document.append(one, random.nextBoolean() ? 0 : from, one.length());
                document.append(random.nextBoolean() ? one.substring(0, from) : "");
            }

            assertHarmless(written(document.toString(), random.nextBoolean()), document.toString());
        }
    }

    private static String written(String document, boolean html) throws Exception {
        var parsed = ReadingRoom.parse(document.getBytes(StandardCharsets.UTF_8), html, Encoding.Languages.UNKNOWN);
        return Rewriting.of(parsed.orElseThrow(), BASE, EVERYTHING)
                .orElseThrow()
                .html();
    }

    /** As a browser reads it, which is not as it was written. */
    private static void assertHarmless(String html, String attempt) {
        for (var element : Jsoup.parse("<main>" + html + "</main>").select("main *")) {
            assertThat(ELEMENTS).as(attempt).contains(element.tagName());
            for (var attribute : element.attributes()) {
                assertThat(ATTRIBUTES).as(attempt).contains(attribute.getKey());
            }
            for (var name : new String[] {"href", "src"}) {
                if (element.hasAttr(name)) {
                    assertThat(element.attr(name)).as(attempt).matches("(?s)/read/.*|/content/.*|#.*");
                }
            }
        }
        assertThat(html).as(attempt).doesNotContain("<!", "<?", "<script", "<style", "<svg", "\u0000");
    }

    @Test
    void neverLeadsOutOfItsContainer() throws Exception {
        var html = written(
                "<body><a href='../../../secret.html'>a</a><a href='..%2f..%2f..%2fx'>b</a><img src='../../../../etc/passwd' alt='c'>"
                        + "<a href='/../x'>d</a><a href='..\\..\\x'>e</a><a href='ok.xhtml//x'>f</a></body>",
                true);

        assertThat(Jsoup.parse(html).select("a").eachAttr("href"))
                .containsExactly("/read/book.epub//OEBPS/ok.xhtml/x#");
        assertThat(html).doesNotContain("<img").contains("[c]");
    }

    @Test
    void isRefusedWhereThereIsTooMuchOfIt() {
        assertThat(ReadingRoom.parse(
                        "<b>".repeat(ReadingRoom.TAG_LIMIT + 1).getBytes(StandardCharsets.UTF_8),
                        true,
                        Encoding.Languages.UNKNOWN))
                .isEmpty();
        assertThat(ReadingRoom.parse(new byte[ReadingRoom.DOCUMENT_LIMIT_BYTES + 1], true, Encoding.Languages.UNKNOWN))
                .isEmpty();
    }

    @Test
    void isRefusedWhereWhatIsNeverEndedBeginsAnewTooOften() {
        var unended =
                "<p>" + IntStream.range(0, 14).mapToObj("<b a=%d>"::formatted).collect(Collectors.joining()) + "</p>";

        assertThat(ReadingRoom.parse(
                        (unended + "<p>x".repeat(40_000)).getBytes(StandardCharsets.UTF_8),
                        true,
                        Encoding.Languages.UNKNOWN))
                .isEmpty();
        assertThat(ReadingRoom.parse(
                        (unended + "<p>x".repeat(2_000)).getBytes(StandardCharsets.UTF_8),
                        true,
                        Encoding.Languages.UNKNOWN))
                .isPresent();
    }

    @Test
    void beginsBehindAByteOrderMark() throws Exception {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            var document = ReadingRoom.parse(
                            "\ufeff<html lang=sw><head><title>T</title><body><p>x".getBytes(charset),
                            true,
                            Encoding.Languages.UNKNOWN)
                    .orElseThrow();

            assertThat(Rewriting.title(document)).isEqualTo("T");
            assertThat(document.body().html()).isEqualTo("<p>x</p>");
        }
    }

    @Test
    @Timeout(120)
    void mayBeAsDeepAsItLikes() throws Exception {
        for (var name : new String[] {"div", "b", "table", "ul><li", "a", "font", "math", "blockquote"}) {
            for (boolean html : new boolean[] {true, false}) {
                var document = ("<" + name + ">").repeat(20_000) + "deep";

                assertThatCode(() -> assertThat(written(document, html)).contains("deep"))
                        .as(name)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void expandsNoEntitiesOfItsOwn() throws Exception {
        var bomb = "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
                + "<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body><p>&b;&b;&b; &x; caf&eacute;&nbsp;&amp;</p></body></html>";

        assertThat(Jsoup.parse(written(bomb, false)).text())
                .doesNotContain("aaaa", "root:")
                .contains("café");
    }

    @Test
    void isRefusedWhereItWouldGrowWithoutMeasure() throws Exception {
        var document = "<a href=x>".repeat(40_000);
        var longAddresses = new Shelfmarks() {
            @Override
            public Optional<String> page(FilePath target) {
                return Optional.of("/x".repeat(1_000));
            }

            @Override
            public Optional<String> top(String address) {
                return Optional.empty();
            }

            @Override
            public String at(String address, String fragment) {
                return address + fragment;
            }

            @Override
            public Optional<String> bytes(FilePath target) {
                return Optional.empty();
            }
        };
        var parsed = ReadingRoom.parse(document.getBytes(StandardCharsets.UTF_8), true, Encoding.Languages.UNKNOWN);

        assertThat(Rewriting.of(parsed.orElseThrow(), BASE, longAddresses)).isEmpty();
    }
}
