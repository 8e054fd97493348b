package org.packhorse.node.publish.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.node.store.BlobStore;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.pack.BaseRange;

/** What frames written before consist of, read again from the store where a later one leans on it. One thread. */
final class EarlierContent {
    private final BlobStore blobs;
    private final List<List<Run>> frames = new ArrayList<>();
    private List<Run> filling = new ArrayList<>();

    EarlierContent(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** A run of bytes of a blob. */
    private record Run(Digest blob, long offset, int length) {}

    /** The frame being filled goes on with {@code length} bytes from {@code offset} of {@code blob}. */
    void add(Digest blob, long offset, int length) {
        filling.add(new Run(blob, offset, length));
    }

    /** The frame being filled is full. */
    void endFrame() {
        frames.add(filling);
        filling = new ArrayList<>();
    }

    /** Nobody will lean any more on what was written so far. */
    void forget() {
        frames.replaceAll(_ -> List.of());
    }

    /** The bytes of {@code range}, on which the frame being filled leans. */
    byte[] read(BaseRange.EarlierFrame range) throws IOException {
        var bytes = new ByteArrayOutputStream(range.length());
        long skip = range.offset();
        for (var run : frames.get(frames.size() - range.framesBack())) {
            int from = (int) Math.min(skip, run.length());
            int length = Math.min(range.length() - bytes.size(), run.length() - from);
            if (length > 0) {
                try (var in = blobs.get(run.blob()).open(run.offset() + from)) {
                    bytes.writeBytes(in.readNBytes(length));
                }
            }
            skip -= from;
        }
        return bytes.toByteArray();
    }
}
