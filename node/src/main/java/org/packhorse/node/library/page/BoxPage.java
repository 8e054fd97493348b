package org.packhorse.node.library.page;

import java.util.List;
import org.packhorse.node.library.page.licence.Credit;
import org.packhorse.node.library.page.translation.Tongue;

/**
 * The first page in a ZIP that was taken home.
 *
 * @param title of what was taken, in its own language
 * @param tag that language
 * @param credit what must be said about it
 * @param rows what is in it
 * @param isCut whether there is more than the rows tell
 */
public record BoxPage(String title, String tag, Credit credit, List<Row> rows, boolean isCut) {
    public BoxPage {
        rows = List.copyOf(rows);
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return Tongue.of(tag).direction();
    }

    /**
     * Something to open.
     *
     * @param address within the ZIP
     */
    public record Row(String title, String tag, String address) {
        /** {@code ltr} or {@code rtl}. */
        public String direction() {
            return Tongue.of(tag).direction();
        }
    }
}
