package org.packhorse.node.transport.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.node.transport.Body;

/** A run of bytes of an answer's content, in the order they are sent. */
sealed interface Part {
    /** How many bytes it has. */
    long lengthBytes();

    /** The {@code length} bytes from {@code offset} on, which exist. */
    Part cut(long offset, long length);

    /** Bytes in memory. */
    record Memory(ByteBuffer content) implements Part {
        @Override
        public long lengthBytes() {
            return content.remaining();
        }

        @Override
        public Part cut(long offset, long length) {
            return new Memory(content.slice(content.position() + (int) offset, (int) length));
        }
    }

    /** Bytes of a file that the kernel sends. */
    record Region(FileChannel channel, long offset, long lengthBytes) implements Part {
        /** All bytes of {@code blob} as they lie on the device. */
        static List<Part> all(StoredBlob blob) throws IOException {
            var regions = new ArrayList<Part>();
            for (var slice : blob.slices()) {
                regions.add(new Region(slice.channel(), slice.offset(), slice.lengthBytes()));
            }
            return regions;
        }

        @Override
        public Part cut(long from, long length) {
            return new Region(channel, offset + from, length);
        }
    }

    /** Bytes that must be inflated on the way, or made. */
    record Streamed(Body.ByteMaker maker, long offset, long lengthBytes) implements Part {
        @Override
        public Part cut(long from, long length) {
            return new Streamed(maker, offset + from, length);
        }
    }
}
