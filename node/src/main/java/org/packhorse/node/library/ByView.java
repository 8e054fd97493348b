package org.packhorse.node.library;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.packhorse.node.library.page.ByPage;
import org.packhorse.node.library.page.Carried.Field;
import org.packhorse.node.library.page.ListPage;
import org.packhorse.node.library.page.Pager;
import org.packhorse.node.library.page.Row;
import org.packhorse.node.library.survey.Facet;
import org.packhorse.node.library.survey.Survey;
import org.packhorse.node.library.survey.Value;

/** Fills the pages on which resources of all collections stand together: of a subject, a level, a language, a kind. */
final class ByView {
    private static final int OPTIONS_PER_PAGE = 150;
    private static final int ROWS_PER_PAGE = 30;

    /** All values of {@code facet}. */
    ByPage values(Visit visit, Survey survey, Facet facet) {
        var values = survey.values(facet);
        var links = visit.links();
        var pager = Pager.of(
                visit.page(),
                values.size(),
                OPTIONS_PER_PAGE,
                n -> links.narrowed(links.by(facet.id(), ""), List.of(), n));
        return new ByPage(
                "by." + facet.id(),
                pager.cut(values, OPTIONS_PER_PAGE).stream()
                        .map(value -> SurveyFacets.option(visit.words(), value, address(visit, value, List.of(), 1)))
                        .toList(),
                pager);
    }

    /** The resources that have {@code name} on that side; empty where none has. */
    Optional<ListPage> list(Visit visit, Survey survey, Facet facet, String name) {
        return survey.find(facet, name).map(value -> list(visit, survey, value));
    }

    private static ListPage list(Visit visit, Survey survey, Value value) {
        var asked = SurveyFacets.asked(visit, survey).stream()
                .filter(other -> other.facet() != value.facet())
                .toList();
        var selection = survey.select(
                survey.all(), Stream.concat(Stream.of(value), asked.stream()).toList());
        var fields = SurveyFacets.fields(asked);
        var pager = Pager.of(visit.page(), selection.size(), ROWS_PER_PAGE, n -> address(visit, value, fields, n));
        var self = SurveyFacets.choice(visit.words(), value);
        return new ListPage(
                self.name(),
                self.tag(),
                "by." + value.facet().id(),
                visit.links().narrowed(visit.links().by(value.facet().id(), ""), List.of(), 1),
                SurveyFacets.of(visit.words(), selection, List.of(value), more -> address(visit, value, more, 1)),
                selection.size(),
                selection.positions((pager.number() - 1) * ROWS_PER_PAGE, ROWS_PER_PAGE).stream()
                        .map(position -> row(visit, survey.get(position)))
                        .toList(),
                pager);
    }

    private static Row row(Visit visit, Survey.Item item) {
        return Row.of(item.version(), item.resource(), visit.links())
                .from(item.version().info().title());
    }

    /** The page of {@code value}, narrowed down to {@code others}. */
    static String address(Visit visit, Value value, List<Field> others, int page) {
        var links = visit.links();
        return links.narrowed(links.by(value.facet().id(), value.name()), others, page);
    }
}
