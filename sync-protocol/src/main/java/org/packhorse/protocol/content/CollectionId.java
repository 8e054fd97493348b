package org.packhorse.protocol.content;

/**
 * The name of a collection, for example {@code openstax-statistics}; part of addresses and file names.
 *
 * @param value 1 to 64 of {@code a-z 0-9 -}, beginning with a letter or digit
 */
public record CollectionId(String value) implements Comparable<CollectionId> {
    private static final int LIMIT_CHARS = 64;

    public CollectionId {
        if (!isName(value)) {
            throw new IllegalArgumentException("not a collection's name: " + Quoted.shortly(value));
        }
    }

    /**
     * The collection named {@code text}.
     *
     * @throws RefusedInputException where it is not of the form above
     */
    public static CollectionId parse(String text) throws RefusedInputException {
        if (!isName(text)) {
            throw new RefusedInputException(
                    "collection \"" + Quoted.shortly(text) + "\"",
                    "a name has 1 to 64 of the characters a-z, 0-9 and - and begins with a letter or digit",
                    "choose such a name, for example openstax-statistics");
        }
        return new CollectionId(text);
    }

    /** By hand: each record of the database that belongs to a collection begins with its name. */
    private static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LIMIT_CHARS || text.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
                return false;
            }
        }
        return true;
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
