package org.packhorse.node.takehome;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;
import java.util.zip.CRC32;
import org.packhorse.node.assembly.FileContent;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.RebuildTurns;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.protocol.content.FileEntry;

/**
 * Where the bytes of members come from.
 *
 * @param rebuilding who may put containers together at one time
 */
record Sources(FileContents contents, RebuildTurns rebuilding) {
    FileContent find(ShownVersion version, FileEntry entry) throws IOException {
        var content = contents.find(entry, version);
        if (content.sizeBytes() != entry.sizeBytes()) {
            throw new IOException(
                    entry.path() + ": the store has " + content.sizeBytes() + " bytes of it, not " + entry.sizeBytes());
        }
        return content;
    }

    /** The content from {@code offset} on. */
    InputStream open(FileContent content, long offset) throws IOException {
        return switch (content) {
            case FileContent.Stored(var blob) -> blob.open(offset);
            case FileContent.Assembled made -> rebuilding.openPatiently(made, offset);
        };
    }

    /** The content from its beginning; {@code known} is told the checksum when all of it was read. */
    InputStream openSumming(FileContent content, IntConsumer known) throws IOException {
        return new Summing(open(content, 0), content.sizeBytes(), known);
    }

    /** The checksum of {@code content}; reads all of it. */
    int sum(FileContent content) throws IOException {
        var crc = new CRC32();
        var buffer = new byte[16 * 1024];
        try (var in = open(content, 0)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
            }
        }
        return (int) crc.getValue();
    }

    /** The form of content that lies deflated. */
    static StoredBlob.Form form(FileContent content) {
        return content instanceof FileContent.Stored(var blob) ? blob.form() : new StoredBlob.Form.Plain();
    }

    private static final class Summing extends FilterInputStream {
        private final CRC32 crc = new CRC32();
        private final IntConsumer known;
        private long left;

        Summing(InputStream in, long lengthBytes, IntConsumer known) {
            super(in);
            this.left = lengthBytes;
            this.known = known;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read > 0) {
                crc.update(into, offset, read);
                left -= read;
                if (left == 0) {
                    known.accept((int) crc.getValue());
                }
            }
            return read;
        }
    }
}
