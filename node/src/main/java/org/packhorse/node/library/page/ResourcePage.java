package org.packhorse.node.library.page;

import java.util.List;

/**
 * A resource, before it is opened.
 *
 * @param title in its own language
 * @param tag that language
 * @param collection the title of its collection
 * @param collectionTag the language of that
 * @param madeHere whether nobody outside of the school has signed it
 * @param open the content
 * @param kind what opening it shows
 * @param size of the entry file as it is written in the page's language, empty for a folder
 * @param missing whether the entry is not in this version
 * @param opening the ways to its content
 * @param subjects each leads to the list of all that has it; to nothing, where there is no such list
 * @param level the key of its level among the messages
 */
public record ResourcePage(
        String title,
        String tag,
        String description,
        String collection,
        String collectionTag,
        String collectionAddress,
        boolean madeHere,
        String publisher,
        String attribution,
        Licence licence,
        List<String> languages,
        List<Facets.Option> subjects,
        List<String> accessibility,
        String level,
        String open,
        Kind kind,
        String size,
        boolean missing,
        Opening opening) {
    public ResourcePage {
        languages = List.copyOf(languages);
        subjects = List.copyOf(subjects);
        accessibility = List.copyOf(accessibility);
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return Tongue.of(tag).direction();
    }

    /** The content as a file to keep. */
    public String download() {
        return open + "?download";
    }
}
