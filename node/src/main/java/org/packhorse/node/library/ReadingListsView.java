package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.packhorse.node.library.page.ReadingListCard;
import org.packhorse.node.library.page.ReadingListsPage;
import org.packhorse.node.library.page.Row;
import org.packhorse.node.teacher.Destination;
import org.packhorse.node.teacher.Destinations;
import org.packhorse.node.teacher.ReadingList;

/** Fills what shows reading lists: some of them on the first page, all on one of their own, and each whole. */
final class ReadingListsView {
    /** The first page has 20 KB for everything; this is less than 2 of them. */
    private static final int ON_HOME = 4;

    private static final int LINES_ON_HOME = 4;
    private static final int TITLE_CHARS = 120;

    private final Supplier<List<ReadingList>> lists;
    private final Destinations destinations;

    ReadingListsView(Destinations destinations, Supplier<List<ReadingList>> lists) {
        this.lists = lists;
        this.destinations = destinations;
    }

    /** Those on the first page of the library: none from its second page on. */
    List<ReadingListCard> onHome(Visit visit) throws IOException {
        var cards = new ArrayList<ReadingListCard>();
        var all = visit.page() == 1 ? lists.get() : List.<ReadingList>of();
        for (var list : all.subList(0, Math.min(ON_HOME, all.size()))) {
            cards.add(card(visit, list, LINES_ON_HOME));
        }
        return cards;
    }

    /** Whether there are more than on the first page. */
    boolean hasMore() {
        return lists.get().size() > ON_HOME;
    }

    /** All of them, without most of their lines. */
    ReadingListsPage all(Visit visit) throws IOException {
        var cards = new ArrayList<ReadingListCard>();
        for (var list : lists.get()) {
            cards.add(card(visit, list, 1));
        }
        return new ReadingListsPage("", cards);
    }

    /** The one called {@code id}, whole. */
    Optional<ReadingListsPage> find(Visit visit, String id) throws IOException {
        var list = lists.get().stream()
                .filter(one -> Long.toString(one.id()).equals(id))
                .findFirst();
        return list.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ReadingListsPage(list.get().name(), List.of(card(visit, list.get(), Integer.MAX_VALUE))));
    }

    private ReadingListCard card(Visit visit, ReadingList list, int limit) throws IOException {
        var lines = new ArrayList<ReadingListCard.Line>();
        for (var line : list.lines().subList(0, Math.min(limit, list.lines().size()))) {
            lines.add(line(visit, line));
        }
        return new ReadingListCard(
                list.name(),
                list.author(),
                visit.links().readingList(list.id()),
                lines,
                lines.size() < list.lines().size());
    }

    private ReadingListCard.Line line(Visit visit, ReadingList.Line line) throws IOException {
        var found = destinations.find(line);
        return new ReadingListCard.Line(
                Row.shorten(found.map(there -> there.title(line)).orElse(line.title()), TITLE_CHARS),
                found.map(Destination::tag).orElse(""),
                found.map(there -> visit.links().to(there.address().text())).orElse(""),
                line.note());
    }
}
