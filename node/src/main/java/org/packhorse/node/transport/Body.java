package org.packhorse.node.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.packhorse.node.store.StoredBlob;

/** What an answer carries, and thereby how it travels. The server closes it once, whatever became of the answer. */
public sealed interface Body {
    /** No content. */
    static Body none() {
        return new Bytes(ByteBuffer.allocate(0));
    }

    /** {@code text} as UTF-8. */
    static Body ofText(String text) {
        return new Bytes(StandardCharsets.UTF_8.encode(text));
    }

    /** How many bytes its content has before any coding. */
    long sizeBytes();

    /** Lets go of what it holds open. */
    default void close() throws IOException {}

    /** Bytes in memory, for example a page; compressed on the way where that helps. Not copied: do not change them. */
    record Bytes(ByteBuffer content) implements Body {
        @Override
        public long sizeBytes() {
            return content.remaining();
        }
    }

    /** A blob, sent by the kernel from where it lies; gzip where it lies deflated and the client accepts that. */
    record Stored(StoredBlob blob) implements Body {
        @Override
        public long sizeBytes() {
            return blob.sizeBytes();
        }
    }

    /** Content that is made while it is sent. The answer's thread reads it as fast as the client takes it. */
    record Made(long sizeBytes, ByteMaker maker) implements Body {
        @Override
        public void close() throws IOException {
            maker.close();
        }
    }

    /** Makes content from any place on, as often as asked. */
    @FunctionalInterface
    interface ByteMaker {
        /** The bytes from {@code offset} on; the caller closes the stream, at their end or before. */
        InputStream open(long offset) throws IOException;

        /** Lets go of what it keeps for the answer. */
        default void close() throws IOException {}
    }

    /** A file outside the store, sent by the kernel as it is. */
    record Disk(FileChannel channel, long sizeBytes) implements Body {
        /**
         * Opens the file at {@code path}; its length is settled here, so that a file put in its place meanwhile does no harm.
         *
         * @throws java.nio.file.NoSuchFileException where there is none
         */
        public static Disk open(Path path) throws IOException {
            var channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new Disk(channel, channel.size());
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
