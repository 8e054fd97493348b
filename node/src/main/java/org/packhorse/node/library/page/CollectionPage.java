package org.packhorse.node.library.page;

import java.util.List;
import org.packhorse.node.library.page.licence.Licence;
import org.packhorse.node.library.page.translation.Tongue;

/**
 * A collection with its resources.
 *
 * @param tag the language of title and description
 * @param madeHere whether nobody outside of the school has signed it
 * @param browse where all its files are listed
 * @param count how many resources there are, narrowed down as the facets say
 * @param version its number, as it is written in the page's language
 */
public record CollectionPage(
        String title,
        String tag,
        String description,
        String publisher,
        String attribution,
        Licence licence,
        String version,
        List<String> languages,
        boolean madeHere,
        String browse,
        Facets facets,
        List<Row> rows,
        int count,
        Pager pager) {
    public CollectionPage {
        languages = List.copyOf(languages);
        rows = List.copyOf(rows);
    }

    /** Where all of it can be taken home. */
    public String take() {
        return browse.replaceFirst("/browse/", "/take/");
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return Tongue.of(tag).direction();
    }
}
