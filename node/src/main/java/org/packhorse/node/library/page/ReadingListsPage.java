package org.packhorse.node.library.page;

import java.util.List;

/**
 * All reading lists, or one of them whole.
 *
 * @param title empty for all
 */
public record ReadingListsPage(String title, List<ReadingListCard> lists) {
    public ReadingListsPage {
        lists = List.copyOf(lists);
    }
}
