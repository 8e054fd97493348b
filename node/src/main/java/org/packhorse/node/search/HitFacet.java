package org.packhorse.node.search;

/** What hits can be narrowed by. */
public enum HitFacet {
    /** The collection's id. */
    COLLECTION('c'),
    /** A subject, by the key that all ways to write it have. */
    SUBJECT('s'),
    /** {@code primary}, {@code secondary}, {@code teachers}; nothing for what is for all. */
    LEVEL('v'),
    /** A language without region. */
    LANGUAGE('l'),
    /** What opens. */
    KIND('k'),
    /** One book: what {@link Hit#group} says. Not counted. */
    GROUP('g');

    private final char letter;

    HitFacet(char letter) {
        this.letter = letter;
    }

    String term(String value) {
        return letter + ":" + value;
    }

    boolean isOf(String term) {
        return term.charAt(0) == letter;
    }

    static String value(String term) {
        return term.substring(2);
    }
}
