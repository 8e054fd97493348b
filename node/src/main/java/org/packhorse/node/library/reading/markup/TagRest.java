package org.packhorse.node.library.reading.markup;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands in a tag behind its name: skipped, whatever is in it, but for the values of some attributes. One use. */
public final class TagRest {
    /** What is said of a picture is a sentence or two; formats of numbers may have a line. */
    private static final int VALUE_CHARS = 2_000;

    private static final int NAME_CHARS = 32;

    /** Of a tag that says nothing. */
    public static final TagRest NONE = new TagRest(List.of());

    private final List<String> wanted;
    private final Map<String, StringBuilder> values = new HashMap<>();
    private final StringBuilder name = new StringBuilder();
    private StringBuilder value = new StringBuilder(0);
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

    private TagRest(List<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * What comes in {@code in} to the end of the tag.
     *
     * @param wanted the attributes whose values are kept, without their namespaces and in any case
     */
    static TagRest read(Characters in, List<String> wanted) throws IOException {
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
                keeps = isWanted();
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

    /** Of several with one name, the first that says something counts. */
    private boolean isWanted() {
        for (var attribute : wanted) {
            if (attribute.length() == name.length() && attribute.equalsIgnoreCase(name.toString())) {
                value = values.computeIfAbsent(attribute, _ -> new StringBuilder());
                return value.isEmpty();
            }
        }
        return false;
    }

    private void keep(int c) {
        if (keeps && value.length() < VALUE_CHARS) {
            value.append((char) c);
        }
    }

    /** Whether the element ends with the tag. */
    public boolean isClosed() {
        return closed;
    }

    /** The value of an attribute that was wanted, references in it as they are written; empty where it is not there. */
    public String value(String attribute) {
        var found = values.get(attribute);
        return found == null ? "" : found.toString();
    }
}
