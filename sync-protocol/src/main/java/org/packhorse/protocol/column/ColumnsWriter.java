package org.packhorse.protocol.column;

import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;
import org.packhorse.protocol.content.RefusedInputException;

/** Notes differences, up to a limit. */
public final class ColumnsWriter implements Columns {
    private final Map<Column, Body> bodies = new EnumMap<>(Column.class);
    private final long limitBytes;
    private long sizeBytes;

    /** Takes notes of at most {@code limitBytes} bytes; what goes beyond is refused. */
    public ColumnsWriter(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    @Override
    public long code(Column column, long predicted, long actual) throws RefusedInputException {
        var body = body(column);
        int before = body.out.size();
        body.add(column, actual - predicted);
        grow(body.out.size() - before);
        return actual;
    }

    @Override
    public byte[] bytes(Column column, int length, byte[] actual) throws RefusedInputException {
        grow(length);
        body(column).out.write(actual, 0, length);
        return actual;
    }

    private void grow(int bytes) throws RefusedInputException {
        sizeBytes += bytes;
        if (sizeBytes > limitBytes) {
            throw new RefusedInputException("recipe", "it would be longer than " + limitBytes + " bytes");
        }
    }

    /** Notes everything that {@code later} has, behind what is here. */
    public void append(ColumnsWriter later) throws RefusedInputException {
        for (var entry : later.bodies.entrySet()) {
            entry.getValue().appendTo(entry.getKey(), body(entry.getKey()));
        }
        grow(Math.toIntExact(later.sizeBytes));
    }

    /** How many bytes the notes have, without what says which column is which. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /** Appends the columns to {@code encoding}: number, length and bytes of each that has any, in ascending order. */
    public void writeTo(ByteArrayOutputStream encoding) {
        bodies.forEach((column, body) -> {
            if (body.out.size() > 0) {
                encoding.write(column.number());
                Varints.write(encoding, body.out.size());
                encoding.writeBytes(body.out.toByteArray());
            }
        });
    }

    private Body body(Column column) {
        return bodies.computeIfAbsent(column, _ -> new Body());
    }

    /** One column as it grows; zeros are written when something follows them. */
    private static final class Body {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private long zeros;

        void add(Column column, long difference) {
            if (column.isDense()) {
                Varints.writeSigned(out, difference);
            } else if (difference == 0) {
                zeros++;
            } else {
                Varints.write(out, zeros);
                Varints.writeSigned(out, difference);
                zeros = 0;
            }
        }

        void appendTo(Column column, Body other) throws RefusedInputException {
            if (column.isSparse()) {
                var bytes = out.toByteArray();
                var at = new Varints(bytes, 0, bytes.length);
                while (at.hasMore()) {
                    other.zeros += at.next();
                    other.add(column, at.nextSigned());
                }
                other.zeros += zeros;
            } else {
                other.out.writeBytes(out.toByteArray());
            }
        }
    }
}
