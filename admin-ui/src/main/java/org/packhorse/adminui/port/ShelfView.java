package org.packhorse.adminui.port;

import java.util.List;
import java.util.Optional;

/**
 * What is on the teachers' shelf.
 *
 * @param items in the order in which they were added
 * @param lists in the order of their names
 * @param canUndo whether there is a last change
 * @param state another number after each change of the items
 * @param fileBytesLimit the largest file that is taken
 */
public record ShelfView(List<Item> items, List<ReadingList> lists, boolean canUndo, long state, long fileBytesLimit) {
    public ShelfView {
        items = List.copyOf(items);
        lists = List.copyOf(lists);
        Counts.atLeast(1, fileBytesLimit, "fileBytesLimit");
    }

    /** The list called {@code id}. */
    public Optional<ReadingList> findList(long id) {
        return lists.stream().filter(list -> list.id() == id).findFirst();
    }

    /**
     * Something that was added.
     *
     * @param address where students find it
     */
    public record Item(String id, String title, String author, String licence, String address) {}

    /** A list of what to read, for example for a class. */
    public record ReadingList(long id, String name, String author, List<Entry> entries) {
        public ReadingList {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A line of a list.
     *
     * @param address where students find it; what is gone has one, too
     * @param note what the teacher says about it; may be empty
     * @param isGone whether it is no longer in the library
     */
    public record Entry(String title, String collection, String address, String note, boolean isGone) {}
}
