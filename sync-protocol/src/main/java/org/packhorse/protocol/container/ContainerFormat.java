package org.packhorse.protocol.container;

import java.io.IOException;
import java.util.List;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.column.ColumnsWriter;
import org.packhorse.protocol.content.RefusedInputException;

/** One family of containers. */
interface ContainerFormat {
    /** Whether {@code beginning}, the first 512 bytes or all there are, may begin such a container. */
    boolean isLikely(byte[] beginning);

    /**
     * Takes {@code source} apart.
     *
     * @param notes takes what {@link #rebuild} needs besides the parts
     * @throws RefusedInputException where it cannot be opened
     */
    PartSource open(ByteSource source, ColumnsWriter notes) throws IOException, RefusedInputException;

    /** The names of the parts, read from what {@link #open} noted. */
    List<String> names(Columns notes) throws RefusedInputException;

    /** Writes the container, reading everything that {@link #open} noted. */
    void rebuild(Columns notes, PartSource parts, Output out) throws IOException, RefusedInputException;
}
