package org.packhorse.node.library.page;

import org.packhorse.node.library.page.translation.Tongue;

/**
 * What can be taken home at once.
 *
 * @param title of the collection
 * @param tag its language
 * @param collectionAddress its page
 * @param folder which part of it; empty for all
 * @param browse where its folders can be chosen
 */
public record TakePage(String title, String tag, String collectionAddress, String folder, String browse, Offer offer) {
    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return Tongue.of(tag).direction();
    }

    /** Whether and how it can be had. */
    public sealed interface Offer {
        /**
         * It can.
         *
         * @param address of the ZIP
         * @param size of it, as it is written in the page's language
         * @param files how many are in it
         * @param isHuge whether it is too large for what many sticks can hold in one file
         */
        record Ready(String address, String size, int files, boolean isHuge) implements Offer {}

        /** It has more files than {@code limit}, as that is written in the page's language. */
        record TooMany(String limit) implements Offer {}

        /** Not now. */
        record Busy() implements Offer {}

        /** It is not here. */
        record Nothing() implements Offer {}
    }
}
