package org.packhorse.node.search;

import org.packhorse.protocol.content.CollectionId;

/**
 * Where a hit is.
 *
 * @param value the id of a resource, the path of a file, or nothing for the collection itself
 */
public record HitPlace(CollectionId collection, Sort sort, String value) {
    /** What it is a place of. */
    public enum Sort {
        /** A collection. */
        COLLECTION('c'),
        /** A resource. */
        RESOURCE('r'),
        /** A file, or a part of one, that opens no resource. */
        FILE('f');

        private final char letter;

        Sort(char letter) {
            this.letter = letter;
        }

        static Sort of(char letter) {
            return switch (letter) {
                case 'c' -> COLLECTION;
                case 'r' -> RESOURCE;
                case 'f' -> FILE;
                default -> throw new IllegalArgumentException("no place begins with " + letter);
            };
        }
    }

    String encode() {
        return collection + " " + sort.letter + value;
    }

    static HitPlace decode(String encoded) {
        int space = encoded.indexOf(' ');
        return new HitPlace(
                new CollectionId(encoded.substring(0, space)),
                Sort.of(encoded.charAt(space + 1)),
                encoded.substring(space + 2));
    }
}
