package org.packhorse.node.library.page;

import org.packhorse.node.library.page.translation.Tongue;

/**
 * A resource, before it is opened.
 *
 * @param title in its own language
 * @param tag that language
 * @param collection the title of its collection
 * @param collectionTag the language of that
 * @param madeHere whether nobody outside of the school has signed it
 * @param about what else is said about it
 * @param missing whether the entry is not in this version
 * @param opening the ways to its content
 */
public record ResourcePage(
        String title,
        String tag,
        String description,
        String collection,
        String collectionTag,
        String collectionAddress,
        boolean madeHere,
        About about,
        boolean missing,
        Opening opening) {
    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return Tongue.of(tag).direction();
    }
}
