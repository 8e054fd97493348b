package org.packhorse.node.library;

import java.util.List;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.Narrowing.Choice;
import org.packhorse.node.library.page.About;
import org.packhorse.node.library.page.Facets;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.licence.Licence;
import org.packhorse.node.library.page.translation.Tongue;
import org.packhorse.node.library.page.translation.Words;
import org.packhorse.node.library.reading.Book;
import org.packhorse.node.library.survey.Facet;
import org.packhorse.protocol.content.Resource;

/** Fills what is said about content wherever it is shown. */
final class AboutView {
    private AboutView() {}

    /** Of {@code resource}, which opens something of {@code kind}. */
    static About of(Words words, ShownVersion version, Resource resource, Kind kind) {
        var info = version.info();
        return new About(
                kind,
                Tongue.names(resource.languages()),
                subjects(words, info.languages().getFirst(), resource),
                features(words, resource.accessibility()),
                "level." + resource.level(),
                info.publisher(),
                resource.attribution().isEmpty() ? info.attribution() : resource.attribution(),
                Licence.of(resource.licence()));
    }

    /** Of what is at {@code place}, which is of {@code kind}. */
    static About of(Words words, Place place, Kind kind) {
        return place.resource()
                .map(resource -> of(words, place.version(), resource, kind))
                .orElseGet(() -> ofFile(place.version(), kind));
    }

    /** Of a file that nobody has described: what holds for its collection. */
    static About ofFile(ShownVersion version, Kind kind) {
        var info = version.info();
        return new About(
                kind,
                Tongue.names(info.languages()),
                List.of(),
                List.of(),
                "",
                info.publisher(),
                info.attribution(),
                Licence.of(info.licence()));
    }

    /** Of {@code book}, which nobody described: what it says itself, and else what holds for its collection. */
    static About ofBook(ShownVersion version, Book book) {
        var about = ofFile(version, Kind.BOOK);
        return new About(
                about.kind(),
                book.tag().isEmpty()
                        ? about.languages()
                        : List.of(Tongue.of(book.tag()).name()),
                about.subjects(),
                about.accessibility(),
                about.level(),
                about.publisher(),
                book.creators().isEmpty() ? about.attribution() : String.join(", ", book.creators()),
                about.licence());
    }

    private static List<Facets.Option> subjects(Words words, String writtenIn, Resource resource) {
        return resource.subjects().stream()
                .map(name -> Choice.of(words, Facet.SUBJECT, name, writtenIn).at("", ""))
                .distinct()
                .toList();
    }

    /** The features we have words for in those, the others as the standard names them. */
    private static List<String> features(Words words, List<String> names) {
        return names.stream()
                .map(name -> words.find("accessibility." + name).orElse(name))
                .toList();
    }
}
