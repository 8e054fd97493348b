package org.packhorse.adminui.page;

import java.util.List;
import java.util.Optional;
import org.packhorse.adminui.port.ListChange;
import org.packhorse.adminui.port.ShelfView;

/**
 * A reading list, to be worked on.
 *
 * @param typed what its forms show
 * @param query what was looked for to be added; empty for nothing
 * @param found what was found
 */
public record ListPage(
        ShelfView.ReadingList list,
        Typed typed,
        String query,
        List<ShelfView.Entry> found,
        TeacherPage.Message message) {
    /**
     * What forms show, so that nobody has to type it again.
     *
     * @param name of the list
     * @param address of what is to be put on it
     * @param note about that
     */
    public record Typed(String name, String address, String note) {
        /** What {@code change} of {@code list} was to be, or nothing. */
        public static Typed of(ShelfView.ReadingList list, Optional<ListChange> change) {
            return switch (change.orElse(null)) {
                case ListChange.Rename(var name) -> new Typed(name, "", "");
                case ListChange.Add(var address, var note) -> new Typed(list.name(), address, note);
                case null, default -> new Typed(list.name(), "", "");
            };
        }
    }

    public ListPage {
        found = List.copyOf(found);
    }
}
