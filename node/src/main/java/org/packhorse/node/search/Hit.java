package org.packhorse.node.search;

import java.util.List;

/**
 * Something that was found.
 *
 * @param title in its language
 * @param language a BCP 47 tag
 * @param mediaType of what opens, empty for a folder or collection
 * @param book the title of the book that it is a part of, else empty
 * @param by who made it, where that is what the words are; else empty
 * @param page where in a document with pages, from 1; 0 where there are none
 * @param seconds when it is said, in sound or a film; 0 at its beginning and where there is no time
 * @param snippet what its text says there; empty where the words are not in its text
 * @param group what belongs together with it, for {@link HitFacet#GROUP}
 * @param more how many more of its group there are at least that are not shown
 */
public record Hit(
        HitPlace place,
        String title,
        String language,
        String mediaType,
        String book,
        String by,
        int page,
        int seconds,
        List<Fragment> snippet,
        String group,
        int more) {
    public Hit {
        snippet = List.copyOf(snippet);
    }

    /** A run of text that is marked as found, or not. Plain text, never HTML. */
    public record Fragment(String text, boolean marked) {}
}
