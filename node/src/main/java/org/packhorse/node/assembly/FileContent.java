package org.packhorse.node.assembly;

import java.io.IOException;
import java.io.InputStream;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.protocol.content.FileEntry;

/** The bytes of one file of a version. Any thread. */
public sealed interface FileContent {
    /** How many there are. */
    long sizeBytes();

    /**
     * The bytes from {@code offset} on; the caller closes the stream. Not checked against the digest.
     *
     * @throws IOException also later, from the stream, where a container cannot be rebuilt
     */
    InputStream open(long offset) throws IOException;

    /** They lie in the store. */
    record Stored(StoredBlob blob) implements FileContent {
        @Override
        public long sizeBytes() {
            return blob.sizeBytes();
        }

        @Override
        public InputStream open(long offset) throws IOException {
            return blob.open(offset);
        }
    }

    /**
     * They are made of parts, anew for each stream and from the beginning, whatever the offset.
     *
     * @param recipe what makes them
     * @param files where the parts are found
     */
    record Assembled(FileEntry entry, FileEntry recipe, FileList files, FileContents contents) implements FileContent {
        @Override
        public long sizeBytes() {
            return entry.sizeBytes();
        }

        @Override
        public InputStream open(long offset) {
            return RebuildStream.of(entry.path(), offset, out -> contents.rebuild(recipe, files, out));
        }
    }
}
