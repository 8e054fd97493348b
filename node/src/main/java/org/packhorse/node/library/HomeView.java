package org.packhorse.node.library;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.packhorse.node.catalog.Arrival;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Facets;
import org.packhorse.node.library.page.HomePage;
import org.packhorse.node.library.page.Pager;
import org.packhorse.node.library.page.Row;
import org.packhorse.node.library.page.translation.Tongue;
import org.packhorse.node.library.survey.Facet;
import org.packhorse.node.library.survey.Range;
import org.packhorse.node.library.survey.Survey;

/**
 * Fills the first page, so that a lesson of a small library is two taps away and a large one is parted into ways that lead on.
 *
 * <p>It stays under 20 KB on the wire whatever is on the shelf: all that is shown of others' text is cut, and counted here.
 */
final class HomeView {
    private static final int SHELVES_PER_PAGE = 12;

    /** Resources on one page, if they are few enough to be shown whole. */
    private static final int ROWS_PER_PAGE = 24;

    /** How many are shown of a collection that has more. */
    private static final int TASTE = 4;

    private static final int SUMMARY_CHARS = 120;
    private static final int TITLE_CHARS = 80;
    private static final int ROW_SUMMARY_CHARS = 100;

    /** Longer subjects are few, and no use in a row of short ones; the list of all subjects has them. */
    private static final int OPTION_CHARS = 30;

    private static final int SPINES = 6;

    /** In each way; the others are a tap away. */
    private static final int OPTIONS = 12;

    private static final int NEWS = 6;

    /** New items of one collection; more would crowd out what came to others. */
    private static final int NEWS_OF_ONE = 2;

    /** Where there are no more collections than these, a list of what is new would only repeat them, and there is room for details. */
    private static final int FEW = 4;

    private final boolean readOnly;

    HomeView(boolean readOnly) {
        this.readOnly = readOnly;
    }

    HomePage build(Visit visit, Survey survey) {
        var shown = inOrder(survey, visit.words().tag());
        var pager = Pager.of(
                visit.page(), shown.size(), SHELVES_PER_PAGE, n -> visit.links().home(n));
        var onPage = pager.cut(shown, SHELVES_PER_PAGE);
        boolean detailed = onPage.size() <= FEW;
        int room = Math.max(TASTE - 1, ROWS_PER_PAGE / Math.max(1, onPage.size()));
        boolean first = pager.number() == 1;
        return new HomePage(
                survey.resources(),
                shown.size(),
                first ? news(visit, survey) : List.of(),
                first ? ways(visit, survey) : List.of(),
                onPage.stream()
                        .map(one -> shelf(
                                visit, one, survey.isMadeHere(one.version().collection()), room, detailed))
                        .toList(),
                pager,
                readOnly);
    }

    /** A collection, and which of the colours is its own. */
    private record Placed(ShownVersion version, int spine) {}

    /** Those with something in the reader's language first, else as they stand on the shelf. */
    private static List<Placed> inOrder(Survey survey, String tag) {
        var spoken = survey.find(Facet.LANGUAGE, tag);
        var own = new ArrayList<Placed>();
        var others = new ArrayList<Placed>();
        for (int i = 0; i < survey.versions().size(); i++) {
            var version = survey.versions().get(i);
            var range = survey.find(version.collection()).orElse(new Range(0, 0));
            boolean speaks = version.info().languages().stream().anyMatch(tag::equalsIgnoreCase)
                    || spoken.filter(value -> value.count(range) > 0).isPresent();
            (speaks ? own : others).add(new Placed(version, i % SPINES));
        }
        own.addAll(others);
        return own;
    }

    private static HomePage.Shelf shelf(Visit visit, Placed placed, boolean madeHere, int room, boolean detailed) {
        var version = placed.version();
        var info = version.info();
        var resources = info.resources();
        int rows = resources.size() <= room ? resources.size() : Math.min(TASTE, room);
        return new HomePage.Shelf(
                Row.shorten(info.title(), TITLE_CHARS),
                info.languages().getFirst(),
                Row.shorten(info.description(), SUMMARY_CHARS),
                visit.links().collection(version.collection(), 1),
                madeHere,
                placed.spine(),
                resources.size(),
                Tongue.names(
                        info.languages().subList(0, Math.min(4, info.languages().size()))),
                resources.subList(0, rows).stream()
                        .map(resource -> Row.of(version, resource, visit.links())
                                .brief(TITLE_CHARS, detailed ? ROW_SUMMARY_CHARS : 0))
                        .toList());
    }

    private static List<Facets.Group> ways(Visit visit, Survey survey) {
        return Stream.of(Facet.SUBJECT, Facet.LEVEL, Facet.LANGUAGE)
                .filter(facet -> survey.values(facet).size() > 1)
                .map(facet -> way(visit, survey, facet))
                .toList();
    }

    private static Facets.Group way(Visit visit, Survey survey, Facet facet) {
        var values = survey.values(facet);
        var options = values.stream()
                .filter(value -> value.name().length() <= OPTION_CHARS)
                .limit(OPTIONS)
                .map(value -> SurveyFacets.option(visit.words(), value, ByView.address(visit, value, List.of(), 1)))
                .toList();
        var links = visit.links();
        var all = links.narrowed(links.by(facet.id(), ""), List.of(), 1);
        return new Facets.Group("by." + facet.id(), options, values.size() > options.size() ? all : "");
    }

    private static List<HomePage.News> news(Visit visit, Survey survey) {
        var arrivals = survey.arrivals();
        if (survey.versions().size() <= FEW && arrivals.stream().allMatch(Arrival::first)) {
            return List.of();
        }
        return arrivals.stream()
                .flatMap(arrival -> news(visit, arrival))
                .limit(NEWS)
                .toList();
    }

    private static Stream<HomePage.News> news(Visit visit, Arrival arrival) {
        var version = arrival.version();
        if (arrival.added().isEmpty()) {
            return Stream.of(new HomePage.News(
                    Row.of(version, visit.links()).brief(TITLE_CHARS, 0),
                    arrival.first() ? "new.collection" : "new.changed"));
        }
        return arrival.added().stream()
                .limit(NEWS_OF_ONE)
                .map(resource -> new HomePage.News(
                        Row.of(version, resource, visit.links())
                                .brief(TITLE_CHARS, 0)
                                .from(Row.shorten(version.info().title(), TITLE_CHARS)),
                        "new.item"));
    }
}
