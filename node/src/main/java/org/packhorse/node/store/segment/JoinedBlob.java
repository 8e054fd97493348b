package org.packhorse.node.store.segment;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.packhorse.node.store.BulkInputStream;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.protocol.content.Digest;

/** A blob made of others one after the other. None of {@code parts} is empty. */
record JoinedBlob(Digest digest, long sizeBytes, Form form, List<StoredBlob> parts) implements StoredBlob {
    @Override
    public InputStream open(long offset) throws IOException {
        Objects.checkFromToIndex(offset, sizeBytes, sizeBytes);
        var first = 0;
        var before = 0L;
        while (first < parts.size() && before + parts.get(first).sizeBytes() <= offset) {
            before += parts.get(first++).sizeBytes();
        }
        return new JoinedInputStream(parts.subList(first, parts.size()), offset - before);
    }

    @Override
    public List<Slice> slices() throws IOException {
        var slices = new ArrayList<Slice>();
        for (var part : parts) {
            slices.addAll(part.slices());
        }
        return slices;
    }

    /** The content of {@code parts} from {@code offset} of the first on; opens one after the other. */
    private static final class JoinedInputStream extends BulkInputStream {
        private final List<StoredBlob> parts;
        private int next;
        private InputStream current = InputStream.nullInputStream();

        JoinedInputStream(List<StoredBlob> parts, long offset) throws IOException {
            this.parts = parts;
            if (!parts.isEmpty()) {
                current = parts.get(next++).open(offset);
            }
        }

        @Override
        protected int readSome(byte[] into, int offset, int length) throws IOException {
            while (true) {
                var read = current.read(into, offset, length);
                if (read >= 0 || next == parts.size()) {
                    return read;
                }
                current.close();
                current = parts.get(next++).open(0);
            }
        }

        @Override
        public void close() throws IOException {
            current.close();
        }
    }
}
