package org.packhorse.node.library;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.packhorse.node.html.Beginning;
import org.packhorse.node.library.page.Carried;
import org.packhorse.node.library.page.Frame;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Look;
import org.packhorse.node.library.page.translation.Tongue;
import org.packhorse.node.library.page.translation.Translations;
import org.packhorse.node.library.page.translation.Words;
import org.packhorse.node.transport.ClientAddress;
import org.packhorse.node.transport.Request;

/**
 * One request of a reader, with the language it is answered in.
 *
 * @param frame what stands around the answer
 */
record Visit(Request request, Frame frame) {
    /** More in the footer would only be weight; the others are a tap away. */
    private static final int LIKELY_LANGUAGES = 4;

    /** Longer addresses are nobody's bookmark, and each page would carry them several times. */
    private static final int HERE_LIMIT_CHARS = 600;

    /**
     * {@code request} in the language it names, else in the best that its browser asks for.
     *
     * @param ofContent the languages of what is in the library, the commonest first
     */
    static Visit of(Request request, Translations translations, List<String> ofContent) {
        var asked = translations.asked(request.header("accept-language").orElse(""));
        var chosen = request.parameter(Carried.LANGUAGE).flatMap(translations::find);
        var words = chosen.or(() -> asked.stream().findFirst().flatMap(translations::find))
                .orElseGet(translations::source);
        var carried = new Carried(
                chosen.map(Words::tag).orElse(""),
                Look.parse(request.parameter(Carried.LOOKS).orElse("")));
        var here = here(request);
        var likely = Stream.of(asked.stream(), ofContent.stream(), Stream.of("en"))
                .flatMap(tags -> tags)
                .filter(tag -> translations.tags().contains(tag) && !tag.equals(words.tag()))
                .distinct()
                .limit(LIKELY_LANGUAGES)
                .map(tag -> new Frame.Choice(
                        Tongue.of(tag).name(), tag, carried.in(tag).onto(here), false))
                .toList();
        return new Visit(request, new Frame(words, carried, here, Links.carrying(carried), "", likely));
    }

    private static String here(Request request) {
        var address = ChoicesView.address(request.target());
        var bare = address.replaceFirst("\\?.*", "");
        return Stream.of(address, bare)
                .filter(one -> one.length() <= HERE_LIMIT_CHARS)
                .findFirst()
                .orElse("/");
    }

    /** The number of the page that is asked for, 1 where none is or it is nonsense. */
    int page() {
        return request.parameter("page")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .filter(number -> number > 0)
                .orElse(1);
    }

    /** The parameter {@code name}, at most {@code limit} characters of it. */
    Optional<String> parameter(String name, int limit) {
        return request.parameter(name).map(value -> Beginning.of(value, limit));
    }

    /** The address of this page for people who hold it on paper: as they asked for it, where that is a name that can be typed. */
    String printed() {
        return request.header("host")
                .filter(host -> host.matches("[A-Za-z0-9.:\\[\\]-]{1,100}"))
                .map(host -> "http://" + host + request.target().escapedPath())
                .orElse("");
    }

    /** Whom the work for it counts for. */
    ClientAddress client() {
        return ClientAddress.of(request.client());
    }

    Words words() {
        return frame.words();
    }

    Links links() {
        return frame.links();
    }
}
