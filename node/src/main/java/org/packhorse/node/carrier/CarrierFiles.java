package org.packhorse.node.carrier;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The steps in which a carrier is written. It may be pulled out after any of them, and bytes that were not synced may be lost or
 * garbled then.
 */
interface CarrierFiles extends Closeable {
    /** Makes the carrier's own folder where it is missing; once, at the beginning. */
    void begin(Path carrierFolder) throws IOException;

    /**
     * Makes a folder and those above it where they are missing, up to the carrier's own, which must be there: otherwise what is
     * written to a stick that was pulled out would fill the disk under its mount point.
     */
    void makeFolder(Path folder) throws IOException;

    /** Writes all of {@code bytes} from {@code position} on into a file, which is made where it is missing. */
    void write(Path file, long position, ByteBuffer bytes) throws IOException;

    /** Cuts a file off behind {@code lengthBytes}. */
    void truncate(Path file, long lengthBytes) throws IOException;

    /** Returns when everything written to {@code file} is on the carrier. */
    void sync(Path file) throws IOException;

    /** Gives a file its final name; where one of that name is there it is replaced. */
    void rename(Path from, Path to) throws IOException;

    /** Removes a file; no effect where there is none. */
    void delete(Path file) throws IOException;
}
