package org.packhorse.node.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A codec written as two mirrored lambdas over data streams.
 *
 * @param writer writes the fields in order
 * @param reader reads them back in the same order
 */
public record StreamCodec<T>(Writer<T> writer, Reader<T> reader) implements Codec<T> {
    /** Writes a value's fields. */
    @FunctionalInterface
    public interface Writer<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    /** Reads a value's fields. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    @Override
    public byte[] encode(T value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            writer.write(value, out);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public T decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var value = reader.read(in);
            if (in.read() != -1) {
                throw new IllegalStateException("a record has more bytes than were written; the database is damaged");
            }
            return value;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("a record cannot be read; the database is damaged", e);
        }
    }
}
