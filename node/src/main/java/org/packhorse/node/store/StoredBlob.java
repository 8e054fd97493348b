package org.packhorse.node.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.List;
import org.packhorse.protocol.content.Digest;

/** One blob as the store holds it. Immutable; any thread. */
public interface StoredBlob {
    /** Its name. */
    Digest digest();

    /** The length of its content, before any compression. */
    long sizeBytes();

    /** How the bytes lie on the device. */
    Form form();

    /** The content from {@code offset} on, inflated where need be; the caller closes it. Not checked against the digest. */
    InputStream open(long offset) throws IOException;

    /** Where the bytes lie, in order, for the kernel to send: one slice, unless the form has several fragments' runs. */
    List<Slice> slices() throws IOException;

    /** How a blob lies on the device. */
    sealed interface Form {
        /** As it is. */
        record Plain() implements Form {}

        /**
         * Raw-deflate fragments without a final block; {@link Slice}s follow each other.
         *
         * @param crc32 the CRC-32 (as gzip has it, RFC 1952) of the whole content
         * @param storedBytes the sum of the fragments' lengths
         */
        record Deflated(int crc32, long storedBytes) implements Form {}
    }

    /** A run of bytes in a file of the store. */
    record Slice(Source source, long offset, long lengthBytes) {
        /** What the kernel sends from. To read, take {@link Source#read}: an interrupt closes a channel for all who share it. */
        public FileChannel channel() {
            return source.channel();
        }
    }

    /** A file of the store, shared by any threads. */
    interface Source {
        /** Open for reading for as long as the blob is referenced; never closed by the reader. */
        FileChannel channel();

        /** Reads up to {@code length} bytes from {@code at} on; -1 at the end of the file. No interrupt hurts others. */
        int read(long at, byte[] into, int offset, int length) throws IOException;
    }
}
