package org.packhorse.node.library;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.packhorse.node.catalog.PathLookup;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.Narrowing.Choice;
import org.packhorse.node.library.page.Carried.Field;
import org.packhorse.node.library.page.CollectionPage;
import org.packhorse.node.library.page.Facets;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Opening;
import org.packhorse.node.library.page.Pager;
import org.packhorse.node.library.page.ResourcePage;
import org.packhorse.node.library.page.Row;
import org.packhorse.node.library.page.licence.Licence;
import org.packhorse.node.library.page.translation.Tongue;
import org.packhorse.node.library.survey.Facet;
import org.packhorse.node.library.survey.Range;
import org.packhorse.node.library.survey.Selection;
import org.packhorse.node.library.survey.Survey;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.Resource;

/** Fills the page of a collection and those of its resources. */
final class CollectionView {
    /** Some 6 KB on the wire, and a thumb's patience. */
    private static final int ROWS_PER_PAGE = 50;

    /** So few need no sorting out. */
    private static final int SEEN_AT_ONCE = 12;

    private final Ways ways;

    CollectionView(Ways ways) {
        this.ways = ways;
    }

    /** The page of the collection that stands at {@code range} of {@code survey}. */
    CollectionPage build(Visit visit, Survey survey, ShownVersion version, Range range) {
        var info = version.info();
        var id = version.collection();
        var selection = survey.select(range, SurveyFacets.asked(visit, survey));
        IntFunction<String> numbered = n -> address(visit, id, SurveyFacets.fields(selection.values()), n);
        var pager = Pager.of(visit.page(), selection.size(), ROWS_PER_PAGE, numbered);
        return new CollectionPage(
                info.title(),
                info.languages().getFirst(),
                info.description(),
                info.publisher(),
                info.attribution(),
                Licence.of(info.licence()),
                visit.words().number(version.version().number()),
                Tongue.names(info.languages()),
                survey.isMadeHere(id),
                visit.links().browse(id, "", ""),
                facets(visit, selection, range, id),
                selection.positions((pager.number() - 1) * ROWS_PER_PAGE, ROWS_PER_PAGE).stream()
                        .map(position -> Row.of(version, survey.get(position).resource(), visit.links()))
                        .toList(),
                selection.size(),
                pager);
    }

    private static Facets facets(Visit visit, Selection selection, Range range, CollectionId id) {
        if (range.size() <= SEEN_AT_ONCE && selection.values().isEmpty()) {
            return Facets.NONE;
        }
        return SurveyFacets.of(visit.words(), selection, List.of(), fields -> address(visit, id, fields, 1));
    }

    private static String address(Visit visit, CollectionId id, List<Field> fields, int page) {
        return visit.links().narrowed(Links.path(id), fields, page);
    }

    Optional<ResourcePage> findResource(Visit visit, Survey survey, ShownVersion version, String id)
            throws IOException {
        var resource = version.info().findResource(id);
        return resource.isEmpty() ? Optional.empty() : Optional.of(page(visit, survey, version, resource.get()));
    }

    private ResourcePage page(Visit visit, Survey survey, ShownVersion version, Resource resource) throws IOException {
        var info = version.info();
        var entry = PathLookup.find(version, resource.entry());
        boolean folder = entry.isEmpty() && PathLookup.isFolder(version, resource.entry());
        var size = entry.map(FileEntry::sizeBytes).map(visit.words()::size).orElse("");
        return new ResourcePage(
                resource.title(),
                resource.languages().getFirst(),
                resource.description(),
                info.title(),
                info.languages().getFirst(),
                visit.links().collection(version.collection(), 1),
                survey.isMadeHere(version.collection()),
                AboutView.of(
                                visit.words(),
                                version,
                                resource,
                                entry.map(file -> Kind.of(version, file)).orElse(Kind.FOLDER))
                        .withSubjects(subjects(visit, survey, info.languages().getFirst(), resource)),
                entry.isEmpty() && !folder,
                opening(visit, version, resource, entry, size));
    }

    /** As the lists call them, so that they are recognised. */
    private static List<Facets.Option> subjects(Visit visit, Survey survey, String writtenIn, Resource resource) {
        var words = visit.words();
        return resource.subjects().stream()
                .map(name -> survey.find(Facet.SUBJECT, name)
                        .map(value ->
                                SurveyFacets.choice(words, value).at(ByView.address(visit, value, List.of(), 1), ""))
                        .orElseGet(() ->
                                Choice.of(words, Facet.SUBJECT, name, writtenIn).at("", "")))
                .distinct()
                .toList();
    }

    private Opening opening(
            Visit visit, ShownVersion version, Resource resource, Optional<FileEntry> entry, String size)
            throws IOException {
        if (entry.isPresent()) {
            return ways.of(new Place(version, entry.get(), Optional.of(resource), visit.links()), size);
        }
        return PathLookup.isFolder(version, resource.entry())
                ? Ways.ofFolder(version, resource, visit.links())
                : Opening.none();
    }
}
