package org.packhorse.node.search.text;

import java.io.IOException;
import java.util.Locale;

/** What stands in a tag behind its name: gone past, whatever is in it, but for the value of one attribute. One use. */
final class TagRest {
    /** What is said of a picture is a sentence or two. */
    private static final int VALUE_CHARS = 2_000;

    private static final int NAME_CHARS = 16;

    private final String wanted;
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder value = new StringBuilder();
    private Place place = Place.NAME;
    private int quote;
    private boolean keeps;
    private boolean closed;

    /** Where in the tag it is. */
    private enum Place {
        NAME,
        BEHIND_NAME,
        BEFORE_VALUE,
        VALUE
    }

    private TagRest(String wanted) {
        this.wanted = wanted;
    }

    /**
     * What comes in {@code in} to the end of the tag.
     *
     * @param wanted the attribute whose value is kept, without its namespace; nothing where none is
     */
    static TagRest read(Characters in, String wanted) throws IOException {
        var rest = new TagRest(wanted);
        for (int c = in.next(); c != Characters.END; c = in.next()) {
            if (rest.quote == 0 && c == '>') {
                break;
            }
            rest.take(c);
        }
        return rest;
    }

    private void take(int c) {
        if (quote != 0) {
            if (c == quote) {
                quote = 0;
                place = Place.BEHIND_NAME;
                closed = false;
            } else {
                keep(c);
            }
        } else if (c <= ' ') {
            place = switch (place) {
                case NAME, BEHIND_NAME, VALUE -> Place.BEHIND_NAME;
                case BEFORE_VALUE -> Place.BEFORE_VALUE;
            };
        } else {
            closed = c == '/';
            visible(c);
        }
    }

    private void visible(int c) {
        switch (place) {
            case NAME, BEHIND_NAME -> {
                if (c == '=') {
                    place = Place.BEFORE_VALUE;
                } else {
                    name(c);
                }
            }
            case BEFORE_VALUE -> {
                place = Place.VALUE;
                keeps = !wanted.isEmpty() && value.isEmpty() && isWanted();
                if (c == '"' || c == '\'') {
                    quote = c;
                } else {
                    keep(c);
                }
            }
            case VALUE -> keep(c);
        }
    }

    private void name(int c) {
        if (place == Place.BEHIND_NAME) {
            name.setLength(0);
            place = Place.NAME;
        }
        if (c == ':') {
            name.setLength(0);
        } else if (name.length() < NAME_CHARS) {
            name.append((char) c);
        }
    }

    private boolean isWanted() {
        return name.toString().toLowerCase(Locale.ROOT).equals(wanted);
    }

    private void keep(int c) {
        if (keeps && value.length() < VALUE_CHARS) {
            value.append((char) c);
        }
    }

    /** Whether the element ends with the tag. */
    boolean isClosed() {
        return closed;
    }

    /** The value of the attribute, references in it as they are written. */
    String value() {
        return value.toString();
    }
}
