package org.packhorse.node.library.reading;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jsoup.parser.Parser;
import org.packhorse.node.library.reading.markup.Characters;
import org.packhorse.node.library.reading.markup.MarkupSource;
import org.packhorse.node.library.reading.markup.TagRest;

/**
 * The tags and texts of XML, one after the other, in constant memory whatever is nested, left open or broken: for the large files in which
 * spreadsheets are kept. (The reader of the JDK is faster, but holds attributes and comments of any length in memory, and stops where
 * something is broken.) Document types are skipped; names have no prefixes. One use.
 */
final class XmlStream {
    /** A cell has at most 32,767 characters; of longer texts the rest is left out. */
    static final int TEXT_CHARS = 32_767;

    private static final String CDATA = "![CDATA[";

    private final MarkupSource in;
    private final List<String> wanted;
    private TagRest rest;
    private String name = "";
    private String text = "";

    /** What comes. */
    enum Event {
        OPEN,
        CLOSE,
        TEXT,
        END
    }

    /**
     * Reads at most {@code limitChars} of {@code in}, as if it ended there.
     *
     * @param wanted the attributes that will be asked for
     */
    XmlStream(Reader in, long limitChars, String... wanted) {
        this.in = new MarkupSource(new Characters(in, limitChars));
        this.wanted = List.of(wanted);
        this.rest = TagRest.NONE;
    }

    /** The name of the tag. */
    String name() {
        return name;
    }

    /** What {@code attribute}, one of those that are wanted, says in the tag that opens; empty where it is not there. */
    String attribute(String attribute) {
        if (!wanted.contains(attribute)) {
            throw new IllegalArgumentException(attribute + " is not kept");
        }
        var value = rest.value(attribute);
        return value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, true);
    }

    /** Whether the tag that opens an element closes it, too; no other will. */
    boolean isClosed() {
        return rest.isClosed();
    }

    /** The text. */
    String text() {
        return text;
    }

    /** Goes on to what is next. */
    Event next() throws IOException {
        while (in.peek(0) != Characters.END) {
            if (in.peek(0) != '<') {
                text = untilTag();
                return Event.TEXT;
            }
            in.skip(1);
            if (in.comes("!--")) {
                in.skipBehind("-->");
            } else if (in.comes(CDATA)) {
                in.skip(CDATA.length());
                text = in.behind("]]>", TEXT_CHARS);
                return Event.TEXT;
            } else if (in.comes("!")) {
                in.skipBehind(">");
            } else if (in.comes("?")) {
                in.skipBehind("?>");
            } else {
                return tag();
            }
        }
        return Event.END;
    }

    private String untilTag() throws IOException {
        var found = new StringBuilder();
        for (int c = in.peek(0); c != Characters.END && c != '<'; c = in.peek(0)) {
            in.skip(1);
            if (found.length() >= TEXT_CHARS) {
                continue;
            }
            if (c == '&') {
                found.append(in.reference());
            } else {
                found.append((char) c);
            }
        }
        return found.toString();
    }

    private Event tag() throws IOException {
        boolean closes = in.comes("/");
        in.skip(closes ? 1 : 0);
        name = in.nameAsWritten();
        rest = in.restOfTag(wanted);
        return closes ? Event.CLOSE : Event.OPEN;
    }
}
