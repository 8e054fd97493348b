package org.packhorse.node.library.survey;

/**
 * Resources that stand next to each other in a survey: a collection, or all.
 *
 * @param start the position of the first
 * @param end the position behind the last
 */
public record Range(int start, int end) {
    /** How many there are. */
    public int size() {
        return end - start;
    }
}
