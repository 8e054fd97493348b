package org.packhorse.protocol.column;

import org.packhorse.protocol.content.RefusedInputException;

/** The differences between what a format's fields are and what was predicted of them, to be noted or to be read. */
public interface Columns {
    /**
     * The next value of {@code column}.
     *
     * @param actual the value, where it is known: a writer notes how it differs from {@code predicted}; a reader ignores it
     * @return the value itself: {@code actual}, or what was noted
     * @throws RefusedInputException where a reader finds no value
     */
    long code(Column column, long predicted, long actual) throws RefusedInputException;

    /**
     * The next {@code length} bytes of {@code column}.
     *
     * @param actual these bytes, where they are known; a reader ignores them
     */
    byte[] bytes(Column column, int length, byte[] actual) throws RefusedInputException;

    /**
     * As {@link #code}, for values from 0 to {@code limit}.
     *
     * @throws RefusedInputException where the value is another
     */
    default long within(Column column, long limit, long predicted, long actual) throws RefusedInputException {
        long value = code(column, predicted, actual);
        if (value < 0 || value > limit) {
            throw new RefusedInputException(
                    "recipe", column + " is " + value + ", not within 0 to " + limit, "fetch the file as a whole");
        }
        return value;
    }
}
