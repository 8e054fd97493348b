package org.packhorse.node.teacher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.adminui.port.ListChange;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.adminui.port.ShelfView;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.search.Folded;

/** The reading lists as teachers see and change them, and what of the library can be put onto one. */
final class ListDesk {
    private final Shelf shelf;
    private final ReadingLists lists;
    private final Destinations destinations;
    private final PlaceTitles titles;

    ListDesk(Shelf shelf, ReadingLists lists, Destinations destinations, PlaceTitles titles) {
        this.shelf = shelf;
        this.lists = lists;
        this.destinations = destinations;
        this.titles = titles;
    }

    /** All of them. */
    List<ShelfView.ReadingList> view() throws IOException {
        var views = new ArrayList<ShelfView.ReadingList>();
        for (var list : lists.all()) {
            views.add(view(list));
        }
        return views;
    }

    private ShelfView.ReadingList view(ReadingList list) throws IOException {
        var entries = new ArrayList<ShelfView.Entry>();
        for (var line : list.lines()) {
            entries.add(entry(line));
        }
        return new ShelfView.ReadingList(list.id(), list.name(), list.author(), entries);
    }

    private ShelfView.Entry entry(ReadingList.Line line) throws IOException {
        var found = destinations.find(line);
        return new ShelfView.Entry(
                found.map(there -> there.title(line)).orElse(line.title()),
                found.flatMap(Destination::version).map(v -> v.info().title()).orElse(""),
                found.map(there -> there.address().text()).orElse(line.address()),
                line.note(),
                found.isEmpty());
    }

    /** See {@link org.packhorse.adminui.port.TeacherShelf#createList}. */
    void create(String name, String author) throws IOException, ShelfRefusal {
        lists.create(title(name), ItemDetails.line(author, ItemDetails.TITLE_CHARS, ShelfProblem.AUTHOR));
    }

    private static String title(String name) throws ShelfRefusal {
        return ItemDetails.line(name, ItemDetails.TITLE_CHARS, ShelfProblem.TITLE);
    }

    /** See {@link org.packhorse.adminui.port.TeacherShelf#changeList}. */
    void change(long id, ListChange change) throws IOException, ShelfRefusal {
        switch (change) {
            case ListChange.Rename(var name) -> {
                var clean = title(name);
                lists.change(id, list -> list.renamed(clean));
            }
            case ListChange.Add add -> add(id, add);
            case ListChange.Raise(var line) ->
                lists.change(id, list -> isThere(list, line) ? list.lowering(line.position() - 1) : list);
            case ListChange.Lower(var line) ->
                lists.change(id, list -> isThere(list, line) ? list.lowering(line.position()) : list);
            case ListChange.Drop(var line, int of) ->
                lists.change(
                        id,
                        list -> list.lines().size() == of && isThere(list, line)
                                ? list.without(line.position())
                                : list);
            case ListChange.Discard() -> lists.discard(id);
        }
    }

    private boolean isThere(ReadingList list, ListChange.Line line) throws IOException {
        int at = line.position();
        return at >= 0
                && at < list.lines().size()
                && entry(list.lines().get(at)).address().equals(line.address());
    }

    private void add(long id, ListChange.Add add) throws IOException, ShelfRefusal {
        var address = add.address().strip();
        var found = destinations
                .findExactly(address)
                .orElseThrow(() -> new ShelfRefusal(ShelfProblem.DEAD_LINK, shortly(address)));
        var note = ItemDetails.clean(add.note()).replaceAll("\\s+", " ").strip();
        if (note.length() > ReadingList.NOTE_CHARS) {
            throw new ShelfRefusal(ShelfProblem.TEXT_TOO_LONG);
        }
        var line = new ReadingList.Line(found.address().text(), titles.of(found), note);
        lists.change(id, list -> list.with(line));
    }

    private static String shortly(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    /** Resources whose titles have all of {@code words}, at most {@code limit}. */
    List<ShelfView.Entry> find(String words, int limit) throws IOException {
        var wanted = Folded.words(words);
        var found = new ArrayList<ShelfView.Entry>();
        if (wanted.isEmpty()) {
            return found;
        }
        for (var version : shelf.all()) {
            for (var resource : version.info().resources()) {
                if (found.size() < limit && wanted.stream().allMatch(Folded.of(resource.title())::has)) {
                    found.add(new ShelfView.Entry(
                            resource.title(),
                            version.info().title(),
                            Links.plain().resource(version.collection(), resource.id()),
                            "",
                            false));
                }
            }
        }
        return found;
    }
}
