package org.packhorse.node.library.page;

/**
 * That there is nothing at an address, and where to go on.
 *
 * @param address what was asked for, as people read it
 * @param words of the address that may be worth a search; may be empty
 * @param collection the title of the collection in which it would be; empty where there is none
 * @param tag its language
 * @param collectionAddress its page
 */
public record MissingPage(String address, String words, String collection, String tag, String collectionAddress) {}
