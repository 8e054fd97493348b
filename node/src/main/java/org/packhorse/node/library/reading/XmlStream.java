package org.packhorse.node.library.reading;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.parser.Parser;

/**
 * The tags and texts of XML, one after the other, in constant memory whatever is nested, left open or broken: for the large files in which
 * spreadsheets are kept. Document types are gone past; names have no prefixes. One use.
 */
final class XmlStream {
    /** A cell has at most 32,767 characters; of longer texts the rest is left out. */
    static final int TEXT_CHARS = 32_767;

    /** Names and references of sheets are short; formats of numbers may have a line or two. */
    private static final int VALUE_CHARS = 1_000;

    private static final int NAME_CHARS = 64;

    /** No element of a spreadsheet has more that mean something here. */
    private static final int ATTRIBUTES = 32;

    /** Ends what is none all the same. */
    private static final int ENTITY_CHARS = 16;

    private static final int NONE = -1;

    private final Reader in;
    private final Map<String, String> attributes = new HashMap<>();
    private final char[] buffer = new char[8_192];
    private long left;
    private int position;
    private int length;
    private String name = "";
    private String text = "";
    private boolean closed;

    /** What comes. */
    enum Event {
        OPEN,
        CLOSE,
        TEXT,
        END
    }

    /** Reads at most {@code limitChars} of {@code in}, as if it ended there. */
    XmlStream(Reader in, long limitChars) {
        this.in = in;
        this.left = limitChars;
    }

    /** The name of the tag. */
    String name() {
        return name;
    }

    /** What {@code attribute} says in the tag that opens; empty where it is not there. */
    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** Whether the tag that opens an element closes it, too; no other will. */
    boolean isClosed() {
        return closed;
    }

    /** The text. */
    String text() {
        return text;
    }

    /** Goes on to what is next. */
    Event next() throws IOException {
        while (peek() != NONE) {
            if (peek() != '<') {
                text = text('<');
                return Event.TEXT;
            }
            read();
            switch (peek()) {
                case '!' -> {
                    if (declaration()) {
                        return Event.TEXT;
                    }
                }
                case '?' -> behind("?>");
                case '/' -> {
                    read();
                    tag();
                    return Event.CLOSE;
                }
                default -> {
                    tag();
                    return Event.OPEN;
                }
            }
        }
        return Event.END;
    }

    private int peek() throws IOException {
        if (position == length) {
            length = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            position = 0;
            if (length <= 0) {
                length = 0;
                left = 0;
                return NONE;
            }
            left -= length;
        }
        return buffer[position];
    }

    private int read() throws IOException {
        int c = peek();
        position += c == NONE ? 0 : 1;
        return c;
    }

    /** Whether it was text that stands as it is. */
    private boolean declaration() throws IOException {
        var begun = new StringBuilder();
        while (begun.length() < "![CDATA[".length() && peek() != NONE && "![CDATA-".indexOf(peek()) >= 0) {
            begun.append((char) read());
            if (begun.toString().equals("!--")) {
                behind("-->");
                return false;
            }
        }
        if (begun.toString().equals("![CDATA[")) {
            text = behind("]]>");
            return true;
        }
        behind(">");
        return false;
    }

    /** What comes before {@code end}, which is gone past. */
    private String behind(String end) throws IOException {
        var before = new StringBuilder();
        int matched = 0;
        while (matched < end.length() && peek() != NONE) {
            char c = (char) read();
            if (c == end.charAt(matched)) {
                matched++;
            } else if (!(matched == 2 && c == end.charAt(1))) {
                matched = c == end.charAt(0) ? 1 : 0;
            }
            if (before.length() < TEXT_CHARS) {
                before.append(c);
            }
        }
        before.setLength(Math.max(0, before.length() - matched));
        return before.toString();
    }

    /** Decoded as far as {@code end}, which is left, or to the end of all. */
    private String text(char end) throws IOException {
        var found = new StringBuilder();
        while (peek() != NONE && peek() != end) {
            char c = (char) read();
            if (found.length() >= TEXT_CHARS) {
                continue;
            }
            if (c == '&') {
                reference(found, end);
            } else {
                found.append(c);
            }
        }
        return found.toString();
    }

    private void reference(StringBuilder to, char end) throws IOException {
        var reference = new StringBuilder("&");
        while (reference.length() < ENTITY_CHARS && peek() != NONE && peek() != end && peek() != '&') {
            reference.append((char) read());
            if (reference.charAt(reference.length() - 1) == ';') {
                break;
            }
        }
        to.append(Parser.unescapeEntities(reference.toString(), true));
    }

    private void tag() throws IOException {
        name = word();
        attributes.clear();
        closed = false;
        while (peek() != NONE && peek() != '>') {
            if (peek() <= ' ' || peek() == '=' || peek() == '"' || peek() == '\'') {
                read();
            } else if (peek() == '/') {
                read();
                closed = peek() == '>';
            } else {
                attribute();
            }
        }
        read();
    }

    private void attribute() throws IOException {
        var called = word();
        while (peek() != NONE && peek() <= ' ') {
            read();
        }
        if (peek() != '=') {
            return;
        }
        read();
        while (peek() != NONE && peek() <= ' ') {
            read();
        }
        if (peek() == '"' || peek() == '\'') {
            var value = text((char) read());
            read();
            if (attributes.size() < ATTRIBUTES) {
                attributes.putIfAbsent(called, value.substring(0, Math.min(value.length(), VALUE_CHARS)));
            }
        }
    }

    /** A name without what stands before its colon. At least one character is gone past. */
    private String word() throws IOException {
        var word = new StringBuilder();
        boolean first = true;
        while (peek() > ' ' && "=/>\"'".indexOf(peek()) < 0) {
            char c = (char) read();
            first = false;
            if (c == ':') {
                word.setLength(0);
            } else if (word.length() < NAME_CHARS) {
                word.append(c);
            }
        }
        if (first && peek() > ' ' && peek() != '>' && peek() != '/') {
            read();
        }
        return word.toString();
    }
}
