package org.packhorse.node.library.page;

/**
 * The way back from a page that shows content.
 *
 * @param collection the title of the collection
 * @param tag the language of that
 * @param item what the content belongs to, empty where it is read by itself
 * @param itemTag the language of that
 */
public record Trail(
        String collection, String tag, String collectionAddress, String item, String itemTag, String itemAddress) {}
