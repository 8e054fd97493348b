package org.packhorse.node.library.reading.markup;

/**
 * A document written anew, safe to stand in a page of ours.
 *
 * @param html made of allowed elements and attributes only
 * @param headed whether it begins with a heading of the first level, before any text
 * @param title what the document calls itself, may be empty
 * @param tag the language that it says it is in, may be empty
 * @param direction {@code ltr} or {@code rtl} where it says so, else empty
 * @param scripted whether its scripts would show more, see {@link Scripted}
 */
public record Rewritten(String html, boolean headed, String title, String tag, String direction, boolean scripted) {}
