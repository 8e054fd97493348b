package org.packhorse.node.search.text;

import java.io.IOException;

/** Collects a text, with one space for each run of white space, and hands it on in pieces, each of which fits one document. One thread. */
public final class TextGatherer {
    /** Some twenty minutes of reading. Longer files become several documents, so that none takes much memory. */
    public static final int PIECE_CHARS = 32_768;

    /** Of pages, so that a hit is near where it says; a PDF's page has 2,000 to 4,000 characters. */
    private static final int PAGES_CHARS = 8_192;

    /** Where no white space comes, as in Chinese, a piece ends this much later at the latest. */
    private static final int UNBROKEN_CHARS = 1_024;

    /** With a title, a heading, and pages that end where it does. */
    static final int LONGEST_PIECE_CHARS = PIECE_CHARS + 2 * UNBROKEN_CHARS;

    /** With the second half of a character. */
    static final int LONGEST_TITLE_CHARS = 201;

    /** Two long novels. What comes behind is not found by its words, and nobody's box is filled by one file. */
    private static final int LIMIT_CHARS = 4 << 20;

    /** Twice what one file can have, for what is added in one go. */
    static final int PIECES_LIMIT = 2 * LIMIT_CHARS / PAGES_CHARS;

    private static final int TITLE_CHARS = LONGEST_TITLE_CHARS - 1;

    private final Taker taker;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder title = new StringBuilder();
    private final StringBuilder heading = new StringBuilder();
    private String language = "";
    private int firstPage;
    private int page;
    private long taken;

    /**
     * A text of at most a document's size.
     *
     * @param heading the first there is; empty where there is none
     * @param page which its text begins with, from 1; 0 where it has no pages
     */
    public record Piece(String title, String heading, String language, String text, int page) {}

    /** Takes pieces in order. */
    @FunctionalInterface
    public interface Taker {
        /** Takes the next; titles, headings and languages are as far as they were known by then. */
        void take(Piece piece) throws IOException;
    }

    /** One that gives {@code taker} what it has collected. */
    public TextGatherer(Taker taker) {
        this.taker = taker;
    }

    /** Whether more would be in vain. */
    boolean isFull() {
        return taken + text.length() >= LIMIT_CHARS;
    }

    void add(char c) throws IOException {
        boolean space = isSpace(c);
        if (text.length() >= PIECE_CHARS
                && (space || text.length() >= PIECE_CHARS + UNBROKEN_CHARS)
                && !completes(text, c)) {
            flush();
        }
        append(text, c, space);
    }

    /** Whether {@code c} is the second half of a character that {@code to} ends with the first half of. */
    private static boolean completes(StringBuilder to, char c) {
        return Character.isLowSurrogate(c) && !to.isEmpty() && Character.isHighSurrogate(to.charAt(to.length() - 1));
    }

    void add(CharSequence more) throws IOException {
        for (int i = 0; i < more.length(); i++) {
            add(more.charAt(i));
        }
    }

    /** The page that what comes next is on. */
    int page() {
        return page;
    }

    /** A page ends: it stays visible in the text as a form feed. Pages are counted from 1. */
    void endPage() throws IOException {
        page++;
        if (text.length() >= PAGES_CHARS) {
            flush();
        } else {
            text.append('\f');
        }
    }

    /** The text has pages. */
    void beginPages() {
        page = 1;
        firstPage = 1;
    }

    void addToTitle(char c) {
        addTo(title, c);
    }

    boolean hasTitle() {
        return !title.isEmpty();
    }

    void addToHeading(char c) {
        addTo(heading, c);
    }

    private static void addTo(StringBuilder title, char c) {
        if (title.length() < TITLE_CHARS || completes(title, c)) {
            append(title, c, isSpace(c));
        }
    }

    boolean hasHeading() {
        return !heading.isEmpty();
    }

    void setLanguage(String tag) {
        language = tag;
    }

    private static void append(StringBuilder to, char c, boolean space) {
        if (!space) {
            to.append(c);
        } else if (!to.isEmpty() && !isSpace(to.charAt(to.length() - 1))) {
            to.append(' ');
        }
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00a0' || Character.isWhitespace(c) || Character.isISOControl(c);
    }

    private void flush() throws IOException {
        if (!text.isEmpty()) {
            taken += text.length();
            taker.take(piece());
            text.setLength(0);
        }
        firstPage = page;
    }

    /** Hands on the rest; a text without a word is one empty piece. */
    void finish() throws IOException {
        if (taken == 0 || !text.isEmpty()) {
            taken++;
            taker.take(piece());
            text.setLength(0);
        }
    }

    private Piece piece() {
        return new Piece(title.toString().strip(), heading.toString().strip(), language, text.toString(), firstPage);
    }
}
