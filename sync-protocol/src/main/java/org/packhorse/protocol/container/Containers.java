package org.packhorse.protocol.container;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.packhorse.protocol.column.ColumnsWriter;
import org.packhorse.protocol.content.RefusedInputException;

/** Opens containers, told by their bytes, never by their names. */
public final class Containers {
    /** How many bytes of a file's beginning {@link #mayBeOne} wants to see. */
    public static final int BEGINNING_BYTES = 512;

    private Containers() {}

    /**
     * Whether a file that begins so may be a container: a cheap look, before it is copied to where it can be read from any place.
     *
     * @param beginning the first {@link #BEGINNING_BYTES} bytes, or all there are
     */
    public static boolean mayBeOne(byte[] beginning) {
        return Recipe.formats().stream().anyMatch(format -> format.isLikely(beginning));
    }

    /**
     * Opens {@code source}, one level deep: a part that is a container itself may be opened in turn.
     *
     * <p>What comes back was rebuilt once, with what a node uses, and found to be the same byte for byte.
     *
     * @return empty where it is no container, is broken, goes beyond a limit, or cannot be rebuilt exactly
     * @throws IOException only where {@code source} throws it
     */
    public static Optional<OpenedContainer> open(ByteSource source) throws IOException {
        byte[] beginning;
        try (var in = source.open(0)) {
            beginning = in.readNBytes(BEGINNING_BYTES);
        }
        for (var format : Recipe.formats()) {
            if (format.isLikely(beginning)) {
                return open(format, source);
            }
        }
        return Optional.empty();
    }

    private static Optional<OpenedContainer> open(ContainerFormat format, ByteSource source) throws IOException {
        var notes = new ColumnsWriter(Recipe.LIMIT_BYTES);
        try {
            var parts = format.open(source, notes);
            var recipe = Recipe.of(format, notes);
            if (recipe.parts().isEmpty()) {
                return Optional.empty();
            }
            try (var original = source.open(0)) {
                long size = recipe.rebuild(parts, source.sizeBytes(), new Comparison(original));
                return size == source.sizeBytes() ? Optional.of(new OpenedContainer(recipe, parts)) : Optional.empty();
            }
        } catch (RefusedInputException | DifferenceException | EOFException _) {
            return Optional.empty();
        }
    }

    /** What was rebuilt is not what there was. */
    private static final class DifferenceException extends IOException {}

    /** Takes nothing but what {@code original} holds. */
    private static final class Comparison extends OutputStream {
        private final java.io.InputStream original;

        Comparison(java.io.InputStream original) {
            this.original = original;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            var expected = original.readNBytes(length);
            if (!Arrays.equals(expected, 0, expected.length, bytes, offset, offset + length)) {
                throw new DifferenceException();
            }
        }
    }
}
