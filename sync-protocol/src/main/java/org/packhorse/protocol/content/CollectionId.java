package org.packhorse.protocol.content;

import java.util.regex.Pattern;

/**
 * The name of a collection, for example {@code openstax-statistics}; part of addresses and file names.
 *
 * @param value 1 to 64 of {@code a-z 0-9 -}, beginning with a letter or digit
 */
public record CollectionId(String value) implements Comparable<CollectionId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public CollectionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a collection's name: " + Quoted.shortly(value));
        }
    }

    /**
     * The collection named {@code text}.
     *
     * @throws RefusedInputException where it is not of the form above
     */
    public static CollectionId parse(String text) throws RefusedInputException {
        if (!FORM.matcher(text).matches()) {
            throw new RefusedInputException(
                    "collection \"" + Quoted.shortly(text) + "\"",
                    "a name has 1 to 64 of the characters a-z, 0-9 and - and begins with a letter or digit",
                    "choose such a name, for example openstax-statistics");
        }
        return new CollectionId(text);
    }

    @Override
    public int compareTo(CollectionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
