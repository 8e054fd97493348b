package org.packhorse.protocol.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.packhorse.protocol.column.ColumnsReader;
import org.packhorse.protocol.column.ColumnsWriter;
import org.packhorse.protocol.content.RefusedInputException;

/** How a container's very bytes are made of its parts. */
public final class Recipe {
    /** A container whose recipe would be longer stays closed, so that a recipe fits one frame. */
    public static final int LIMIT_BYTES = 8 << 20;

    private static final String SUBJECT = "recipe";
    private static final String ADVICE = "fetch the file as a whole";

    /** By the first byte of the encoding. */
    private static final List<ContainerFormat> FORMATS =
            List.of(new ZipFormat(), new GzipFormat(), new TarFormat(), new PdfFormat());

    private final byte[] encoded;
    private final ContainerFormat format;
    private final List<String> parts;

    private Recipe(byte[] encoded, ContainerFormat format, List<String> parts) {
        this.encoded = encoded;
        this.format = format;
        this.parts = parts;
    }

    /** The formats that there are. */
    static List<ContainerFormat> formats() {
        return FORMATS;
    }

    /** The recipe for {@code format} that consists of {@code notes}. */
    static Recipe of(ContainerFormat format, ColumnsWriter notes) throws RefusedInputException {
        var encoding = new ByteArrayOutputStream();
        encoding.write(FORMATS.indexOf(format));
        notes.writeTo(encoding);
        return decode(encoding.toByteArray());
    }

    /**
     * The recipe that {@code bytes} encode.
     *
     * @throws RefusedInputException where they encode none. What only shows when the parts are there is left to {@link #rebuild}
     */
    public static Recipe decode(byte[] bytes) throws RefusedInputException {
        if (bytes.length > LIMIT_BYTES) {
            throw new RefusedInputException(
                    SUBJECT, "it has " + bytes.length + " bytes, more than the " + LIMIT_BYTES + " allowed", ADVICE);
        }
        if (bytes.length == 0 || bytes[0] < 0 || bytes[0] >= FORMATS.size()) {
            throw new RefusedInputException(SUBJECT, "it is for a container of unknown format", ADVICE);
        }
        var format = FORMATS.get(bytes[0]);
        return new Recipe(bytes.clone(), format, format.names(new ColumnsReader(bytes, 1)));
    }

    /** The encoding, at most {@value #LIMIT_BYTES} bytes. */
    public byte[] encode() {
        return encoded.clone();
    }

    /**
     * The names of the parts in their order: clean relative paths of at most {@value ContainerLimits#NAME_BYTES} bytes (see {@code FilePath}), no
     * two the same, or {@code #N} where the container has no such name for part number N.
     */
    public List<String> parts() {
        return parts;
    }

    /**
     * Writes the container, reading each part once, from the first to the last, with some 5 MB of memory.
     *
     * @param limitBytes never more is written: a node learns a container's size only by rebuilding it
     * @return how many bytes were written: the container's size
     * @throws RefusedInputException where recipe and parts do not make a container, or one above the limit; some of it may be written.
     *     Whether it is the right one, its digest tells
     * @throws IOException where {@code parts} or {@code out} throw it
     */
    public long rebuild(PartSource parts, long limitBytes, OutputStream out) throws IOException, RefusedInputException {
        var notes = new ColumnsReader(encoded, 1);
        var bounded = new Output(out, limitBytes);
        try {
            format.rebuild(notes, parts, bounded);
        } catch (Output.TooLongException _) {
            throw new RefusedInputException(SUBJECT, "it makes more than " + limitBytes + " bytes", ADVICE);
        }
        notes.requireAllRead();
        return bounded.written();
    }
}
