package org.packhorse.node.search;

import java.util.Optional;

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
    /** One book, or one folder of pictures: what {@link Hit#group} says. Not counted. */
    GROUP('g');

    /** What groups of pictures begin with, behind the collection. */
    static final String FOLDER = "d:";

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

    /** What the folder is called that {@code group} is, with those around it; nothing where it is another group, or the top. */
    public static Optional<String> folder(String group) {
        int slash = group.indexOf('/');
        boolean isFolder = group.startsWith(FOLDER, slash + 1) && group.endsWith("/");
        return isFolder
                ? Optional.of(group.substring(slash + 1 + FOLDER.length(), group.length() - 1))
                : Optional.empty();
    }

    static String value(String term) {
        return term.substring(2);
    }
}
