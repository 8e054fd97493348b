package org.packhorse.protocol.wire;

import java.util.List;
import org.packhorse.protocol.content.RefusedInputException;

/** A column of signed numbers, most of them differences, read from first to last. */
final class NumberColumn {
    private final String name;
    private final List<Long> values;
    private int next;
    private long sum;

    NumberColumn(String name, List<Long> values) {
        this.name = name;
        this.values = values;
    }

    /** A position, or a number of an item or frame. */
    static int position(long value) throws RefusedInputException {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw Decoding.refusal(PlanDecoder.SUBJECT, "a position of " + value);
        }
        return (int) value;
    }

    /** The next value as it stands. */
    long next() throws RefusedInputException {
        if (isAtEnd()) {
            throw Decoding.refusal(PlanDecoder.SUBJECT, name + " are missing");
        }
        return values.get(next++);
    }

    /** The next position: the sum of all values so far. */
    int nextSum() throws RefusedInputException {
        sum = nextFrom(sum);
        return (int) sum;
    }

    /** The position that the next value is away from {@code start}. */
    int nextFrom(long start) throws RefusedInputException {
        return (int) nextFrom(start, Integer.MAX_VALUE);
    }

    /** The number from 0 to {@code limit} that the next value is away from {@code start}, itself at most twice as large. */
    long nextFrom(long start, long limit) throws RefusedInputException {
        long difference = next();
        // Neither sum nor comparison can overflow behind this.
        if (difference < -2 * limit || difference > limit || start + difference < 0 || start + difference > limit) {
            throw Decoding.refusal(PlanDecoder.SUBJECT, "a position " + difference + " away from " + start);
        }
        return start + difference;
    }

    boolean isAtEnd() {
        return next == values.size();
    }

    void requireEnd() throws RefusedInputException {
        if (!isAtEnd()) {
            throw Decoding.refusal(PlanDecoder.SUBJECT, "columns of different lengths");
        }
    }
}
