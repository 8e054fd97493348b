package org.packhorse.protocol.column;

import java.util.EnumMap;
import java.util.Map;
import org.packhorse.protocol.content.RefusedInputException;

/** Gives back what a {@link ColumnsWriter} noted. */
public final class ColumnsReader implements Columns {
    private static final Column[] ALL = Column.values();

    private final Map<Column, Body> bodies = new EnumMap<>(Column.class);

    /**
     * The columns in {@code encoding} from {@code offset} to its end.
     *
     * @throws RefusedInputException unless that is how {@link ColumnsWriter#writeTo} writes columns
     */
    public ColumnsReader(byte[] encoding, int offset) throws RefusedInputException {
        var at = new Varints(encoding, offset, encoding.length);
        int least = 0;
        while (at.hasMore()) {
            long number = at.next();
            long length = at.next();
            if (number < least || number >= ALL.length) {
                throw Varints.refusal("it has a column that is unknown or out of order");
            }
            if (length < 1 || length > encoding.length - at.at()) {
                throw Varints.refusal("a column ends behind its end");
            }
            int from = at.at();
            at = new Varints(encoding, from + (int) length, encoding.length);
            bodies.put(ALL[(int) number], new Body(new Varints(encoding, from, from + (int) length)));
            least = (int) number + 1;
        }
    }

    @Override
    public long code(Column column, long predicted, long actual) throws RefusedInputException {
        var body = bodies.get(column);
        if (body != null) {
            return predicted + body.next(column);
        }
        if (column.isSparse()) {
            return predicted;
        }
        throw Varints.refusal(column + " is missing");
    }

    @Override
    public byte[] bytes(Column column, int length, byte[] actual) throws RefusedInputException {
        if (length == 0) {
            return new byte[0];
        }
        var body = bodies.get(column);
        if (body == null) {
            throw Varints.refusal(column + " is missing");
        }
        return body.numbers.take(length);
    }

    /**
     * Checks that nothing is left.
     *
     * @throws RefusedInputException where something was noted that nobody asked for
     */
    public void requireAllRead() throws RefusedInputException {
        for (var entry : bodies.entrySet()) {
            var body = entry.getValue();
            if (body.numbers.hasMore() || body.zeros > 0 || body.difference != 0) {
                throw Varints.refusal(entry.getKey() + " has more than is needed");
            }
        }
    }

    private static final class Body {
        private final Varints numbers;
        private long zeros;
        private long difference;

        Body(Varints numbers) {
            this.numbers = numbers;
        }

        long next(Column column) throws RefusedInputException {
            if (column.isDense()) {
                return numbers.nextSigned();
            }
            if (difference == 0) {
                if (!numbers.hasMore()) {
                    return 0;
                }
                zeros = numbers.next();
                difference = numbers.nextSigned();
                if (zeros < 0 || difference == 0) {
                    throw Varints.refusal(column + " is written too long");
                }
            }
            if (zeros > 0) {
                zeros--;
                return 0;
            }
            long value = difference;
            difference = 0;
            return value;
        }
    }
}
