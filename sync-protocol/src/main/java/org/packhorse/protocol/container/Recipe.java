package org.packhorse.protocol.container;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.packhorse.protocol.content.RefusedInputException;

/** How a container's very bytes are made of its parts. */
public final class Recipe {
    /** A container whose recipe would be longer stays closed, so that a recipe fits one frame. */
    public static final int LIMIT_BYTES = 8 << 20;

    private final byte[] encoded;
    private final List<String> parts;

    private Recipe(byte[] encoded, List<String> parts) {
        this.encoded = encoded;
        this.parts = parts;
    }

    /**
     * The recipe that {@code bytes} encode.
     *
     * @throws RefusedInputException where they encode none, or not in the one way that is allowed
     */
    public static Recipe decode(byte[] bytes) throws RefusedInputException {
        if (bytes.length > 0) {
            throw new RefusedInputException("recipe", "it is of a kind that is unknown here");
        }
        return new Recipe(bytes, List.of());
    }

    /** The canonical encoding, at most {@value #LIMIT_BYTES} bytes. */
    public byte[] encode() {
        return encoded.clone();
    }

    /**
     * The names of the parts in their order: clean relative paths of at most 512 bytes (see {@code FilePath}), no two the same, or
     * {@code #N} where the container has no such name for part number N.
     */
    public List<String> parts() {
        return parts;
    }

    /**
     * Writes the container, reading each part once, from the first to the last, with some 2 MB of memory.
     *
     * @param limitBytes never more is written: a node learns a container's size only by rebuilding it
     * @return how many bytes were written: the container's size
     * @throws RefusedInputException where recipe and parts do not make a container, or one above the limit; part of it may be written
     * @throws IOException where {@code parts} or {@code out} throw it
     */
    public long rebuild(PartSource parts, long limitBytes, OutputStream out) throws IOException, RefusedInputException {
        if (limitBytes < 0) {
            throw new RefusedInputException("recipe", "it makes a container above the limit");
        }
        out.flush();
        return 0;
    }
}
