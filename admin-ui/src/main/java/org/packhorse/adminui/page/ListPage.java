package org.packhorse.adminui.page;

import java.util.List;
import org.packhorse.adminui.port.ShelfView;

/**
 * A reading list, to be worked on.
 *
 * @param query what was looked for to be added; empty for nothing
 * @param found what was found
 */
public record ListPage(
        ShelfView.ReadingList list, String query, List<ShelfView.Entry> found, TeacherPage.Message message) {
    public ListPage {
        found = List.copyOf(found);
    }
}
