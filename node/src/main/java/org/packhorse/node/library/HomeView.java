package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Frame;
import org.packhorse.node.library.page.HomePage;
import org.packhorse.node.library.page.Pager;
import org.packhorse.node.library.page.Row;
import org.packhorse.node.library.page.Tongue;
import org.packhorse.protocol.content.Resource;

/** Fills the first page, so that a lesson of a small collection is two taps away. */
final class HomeView {
    /** With their first resources these stay under 30 KB on the wire. */
    private static final int SHELVES_PER_PAGE = 20;

    /** A collection of this many resources is shown whole. */
    private static final int SMALL = 12;

    /** How many are shown of a larger one. */
    private static final int TASTE = 5;

    /** More languages than this in one row help nobody choose. */
    private static final int FILTER_LIMIT = 24;

    private static final int SUMMARY_CHARS = 220;
    private static final int SPINES = 6;

    private final Shelf shelf;

    HomeView(Shelf shelf) {
        this.shelf = shelf;
    }

    HomePage build(Visit visit) throws IOException {
        var all = shelf.all();
        var filter = visit.parameter("in", 40).filter(tag -> speaks(all, tag)).orElse("");
        var shown = all.stream()
                .filter(version -> filter.isEmpty() || speaks(version, filter))
                .sorted(Comparator.comparing(
                        version -> !speaks(version, visit.words().tag())))
                .toList();
        var pager = Pager.of(
                visit.page(), shown.size(), SHELVES_PER_PAGE, n -> visit.links().home(filter, n));
        var shelves = pager.cut(shown, SHELVES_PER_PAGE).stream()
                .map(version -> shelf(visit, version, filter, all.indexOf(version) % SPINES))
                .toList();
        return new HomePage(filters(visit, all, filter), shelves, pager);
    }

    private static boolean speaks(List<ShownVersion> versions, String tag) {
        return versions.stream().anyMatch(version -> speaks(version, tag));
    }

    private static boolean speaks(ShownVersion version, String tag) {
        return has(version.info().languages(), tag)
                || version.info().resources().stream().anyMatch(r -> has(r.languages(), tag));
    }

    private static boolean has(List<String> tags, String tag) {
        return tags.stream().anyMatch(tag::equalsIgnoreCase);
    }

    private static HomePage.Shelf shelf(Visit visit, ShownVersion version, String filter, int spine) {
        var info = version.info();
        var resources = info.resources().stream()
                .filter(r -> filter.isEmpty() || has(r.languages(), filter))
                .toList();
        return new HomePage.Shelf(
                info.title(),
                info.languages().getFirst(),
                Row.shorten(info.description(), SUMMARY_CHARS),
                visit.links().collection(version.collection(), 1),
                spine,
                resources.size(),
                Tongue.names(info.languages()),
                rows(visit, version, resources));
    }

    private static List<Row> rows(Visit visit, ShownVersion version, List<Resource> resources) {
        int count = resources.size() <= SMALL ? resources.size() : TASTE;
        return resources.subList(0, count).stream()
                .map(resource -> Row.of(version, resource, visit.links()))
                .toList();
    }

    private static List<Frame.Choice> filters(Visit visit, List<ShownVersion> all, String filter) {
        var tags = new TreeSet<String>();
        for (var version : all) {
            version.info()
                    .languages()
                    .forEach(tag -> tags.add(Locale.forLanguageTag(tag).toLanguageTag()));
            version.info()
                    .resources()
                    .forEach(r -> r.languages()
                            .forEach(tag -> tags.add(Locale.forLanguageTag(tag).toLanguageTag())));
        }
        if (tags.size() < 2) {
            return List.of();
        }
        var choices = new ArrayList<Frame.Choice>();
        var words = visit.words();
        choices.add(new Frame.Choice(
                words.text("home.every-language"), words.tag(), visit.links().home("", 1), filter.isEmpty()));
        tags.stream()
                .limit(FILTER_LIMIT)
                .forEach(tag -> choices.add(new Frame.Choice(
                        Tongue.of(tag).name(), tag, visit.links().home(tag, 1), tag.equalsIgnoreCase(filter))));
        return choices;
    }
}
