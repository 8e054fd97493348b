package org.packhorse.node.search;

/** What documents of an index consist of. */
final class Fields {
    /** Raised when anything here, or how text is read or parted into words, changes: indexes of another number are made anew. */
    static final String FORMAT = "10";

    /** What the document is made of: an identity, a zero byte, and a digest of all that went into it. Files come in a manifest's order. */
    static final String KEY = "key";

    static final String TITLE = "title";

    /** Its title where what is searched is other than what is shown, stored: {@link #TITLE} is absent then, or has the words of a file's name. */
    static final String CALLED = "called";

    /** Description, subjects, and who made it. */
    static final String ABOUT = "about";

    /** The text itself, with offsets, and stored: what a snippet is cut from. */
    static final String TEXT = "text";

    /** What hits are counted and narrowed by: a letter for the facet, a colon and the value. */
    static final String FACET = "facet";

    /** What belongs together: hits of one book share it. */
    static final String GROUP = "group";

    /**
     * A number for what opens, where more than one document may lead to it: the pieces of a long chapter, a film's description and its
     * subtitles in each language. Among hits it stands once. 64 bits of a digest, so that indexes of all collections have one meaning of it.
     */
    static final String WORK = "work";

    /** Where the document is found, stored: a {@link HitPlace}. */
    static final String PLACE = "place";

    /** Its language, stored. */
    static final String LANGUAGE = "language";

    /** The media type of what opens, stored. */
    static final String TYPE = "type";

    /** The title of the book that it is a part of, stored; absent where it is of none. */
    static final String BOOK = "book";

    /** Who made it, stored: said where that is what was searched for. Absent where nobody says. */
    static final String BY = "by";

    /** The number of the page that its text begins with, stored; of subtitles that of a {@link org.packhorse.node.search.text.LinesText#SLOT_SECONDS slot} of time; 0 where it has none. */
    static final String PAGE = "page";

    private Fields() {}
}
