package org.packhorse.protocol.container;

import java.io.IOException;
import java.io.InputStream;

/** The content of a container's parts, numbered from 0 in the order of {@link Recipe#parts()}. */
public interface PartSource {
    /** How many bytes {@code part} has. */
    long sizeBytes(int part) throws IOException;

    /** The bytes of {@code part}. */
    InputStream open(int part) throws IOException;
}
