package org.packhorse.node.library;

import java.util.List;
import java.util.Optional;
import org.packhorse.node.library.page.Frame;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Translations;
import org.packhorse.node.library.page.Words;
import org.packhorse.node.transport.Request;

/**
 * One request of a reader, with the language it is answered in.
 *
 * @param frame what stands around the answer
 */
record Visit(Request request, Frame frame) {
    /** Parameters of ours, in the order in which they stand in links; others are not passed on. */
    private static final List<String> CARRIED = List.of("q", "in", "page", "after");

    /** {@code request} in the language it names, else in the best that its browser asks for. */
    static Visit of(Request request, Translations translations) {
        var chosen = request.parameter("lang").flatMap(translations::find);
        var words = chosen.orElseGet(
                () -> translations.choose(request.header("accept-language").orElse("")));
        var links = chosen.isPresent() ? Links.inLanguage(words.tag()) : Links.plain();
        var languages = translations.all().stream()
                .map(other -> new Frame.Choice(
                        other.text("language.name"), other.tag(), sameIn(request, other), other.equals(words)))
                .toList();
        return new Visit(request, new Frame(words, links, "", languages));
    }

    private static String sameIn(Request request, Words other) {
        var address = new StringBuilder(request.target().escapedPath()).append('?');
        for (var name : CARRIED) {
            request.parameter(name)
                    .ifPresent(value -> address.append(name)
                            .append('=')
                            .append(Links.escape(value))
                            .append('&'));
        }
        return address.append("lang=").append(other.tag()).toString();
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
        return request.parameter(name).map(value -> value.length() <= limit ? value : value.substring(0, limit));
    }

    Words words() {
        return frame.words();
    }

    Links links() {
        return frame.links();
    }
}
