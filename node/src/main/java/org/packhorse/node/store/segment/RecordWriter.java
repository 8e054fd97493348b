package org.packhorse.node.store.segment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.CRC32;
import org.packhorse.node.store.BlobLayout;
import org.packhorse.node.store.BlobLocation;
import org.packhorse.node.store.BlobStore;
import org.packhorse.protocol.content.Digest;

/**
 * Turns content into records. Whether it is deflated shows with its first fragment. For one thread; its buffers are
 * reused for all blobs of a batch.
 */
final class RecordWriter implements AutoCloseable {
    private static final byte[] NO_HEADER_YET = new byte[RecordHeader.LENGTH_BYTES];

    private final SegmentWriter out;
    private final Locations known;
    private final FragmentDeflater deflater = new FragmentDeflater();
    private final byte[] chunk = new byte[FragmentTable.FRAGMENT_BYTES];
    private final MessageDigest sha256 = Digest.sha256();
    private final CRC32 crc32 = new CRC32();

    /** A writer that does not write what is {@code known}. */
    RecordWriter(SegmentWriter out, Locations known) {
        this.out = out;
        this.known = known;
    }

    /** A blob, and where it lies unless it was known before. */
    record Written(Digest digest, Optional<BlobLocation> location) {}

    /** Gives content piece by piece. */
    private sealed interface Source {
        /** Fills {@code chunk}; answers how many bytes it got, fewer than it holds at the end only. */
        int fill(byte[] chunk) throws IOException;

        /** The digest of all that was given. */
        Digest digest();

        /** Content that is read once. */
        record Streamed(InputStream content, MessageDigest sha256) implements Source {
            @Override
            public int fill(byte[] chunk) throws IOException {
                var length = content.readNBytes(chunk, 0, chunk.length);
                sha256.update(chunk, 0, length);
                return length;
            }

            @Override
            public Digest digest() {
                return Digest.finish(sha256);
            }
        }

        /** Content in memory, whose digest is known. */
        record AtHand(ByteBuffer rest, Digest digest) implements Source {
            @Override
            public int fill(byte[] chunk) {
                var length = Math.min(chunk.length, rest.remaining());
                rest.get(chunk, 0, length);
                return length;
            }
        }
    }

    /** Writes everything that is in {@code content}. */
    Written write(InputStream content, boolean compressible) throws IOException {
        sha256.reset();
        var source = new Source.Streamed(content, sha256);
        var length = source.fill(chunk);
        if (length == chunk.length) {
            return writeLong(source, compressible);
        }
        var digest = source.digest();
        return isKnown(digest) ? new Written(digest, Optional.empty()) : writeSmall(digest, length, compressible);
    }

    /** Writes what remains in {@code content}, whose position is left as it was. */
    Written write(ByteBuffer content, boolean compressible) throws IOException {
        sha256.reset();
        sha256.update(content.duplicate());
        var digest = Digest.finish(sha256);
        if (isKnown(digest)) {
            return new Written(digest, Optional.empty());
        }
        var source = new Source.AtHand(content.duplicate(), digest);
        var length = source.fill(chunk);
        return length == chunk.length ? writeLong(source, compressible) : writeSmall(digest, length, compressible);
    }

    private boolean isKnown(Digest digest) throws IOException {
        return known.find(digest).isPresent();
    }

    private Written writeSmall(Digest digest, int length, boolean compressible) throws IOException {
        var storedBytes = deflatedLength(length, compressible);
        if (storedBytes == 0) {
            return writeRecord(new RecordHeader(BlobLayout.PLAIN, length, length, 0, digest), chunk);
        }
        crc32.reset();
        crc32.update(chunk, 0, length);
        return writeRecord(
                new RecordHeader(BlobLayout.DEFLATED, storedBytes, length, (int) crc32.getValue(), digest),
                deflater.output());
    }

    /** The length of the chunk's fragment, or 0 where it is better kept as it is. */
    private int deflatedLength(int length, boolean compressible) {
        if (!compressible || length < FragmentDeflater.LEAST_BYTES) {
            return 0;
        }
        var deflated = deflater.deflate(chunk, length);
        return FragmentDeflater.isWorthIt(deflated, length) ? deflated : 0;
    }

    /** Writes a record whose payload is at hand. */
    Written writeRecord(RecordHeader header, byte[] payload) throws IOException {
        var place = out.begin();
        try {
            out.append(header.encode(new FragmentTable()), 0, RecordHeader.LENGTH_BYTES);
            out.append(payload, 0, (int) header.storedBytes());
        } catch (IOException e) {
            throw undone(place, e);
        }
        return new Written(header.digest(), Optional.of(header.at(place.segment(), place.offset())));
    }

    private Written writeLong(Source source, boolean compressible) throws IOException {
        var fragmentBytes = deflatedLength(chunk.length, compressible);
        var place = out.begin();
        try {
            out.append(NO_HEADER_YET, 0, NO_HEADER_YET.length);
            var table = new FragmentTable();
            var header = fragmentBytes == 0 ? copyPlain(source) : copyDeflated(source, table, fragmentBytes);
            if (isKnown(header.digest())) {
                out.backTo(place);
                return new Written(header.digest(), Optional.empty());
            }
            var tableBytes = table.encode();
            out.append(tableBytes, 0, tableBytes.length);
            out.patch(place, header.encode(table));
            return new Written(header.digest(), Optional.of(header.at(place.segment(), place.offset())));
        } catch (IOException e) {
            throw undone(place, e);
        }
    }

    private RecordHeader copyPlain(Source source) throws IOException {
        var contentBytes = 0L;
        for (var length = chunk.length; length > 0; length = next(source, contentBytes)) {
            out.append(chunk, 0, length);
            contentBytes += length;
        }
        return new RecordHeader(BlobLayout.PLAIN, contentBytes, contentBytes, 0, source.digest());
    }

    private RecordHeader copyDeflated(Source source, FragmentTable table, int firstBytes) throws IOException {
        crc32.reset();
        var contentBytes = 0L;
        var storedBytes = 0L;
        var fragmentBytes = firstBytes;
        for (var length = chunk.length; length > 0; length = next(source, contentBytes)) {
            if (contentBytes > 0) {
                fragmentBytes = deflater.deflate(chunk, length);
            }
            crc32.update(chunk, 0, length);
            out.append(deflater.output(), 0, fragmentBytes);
            table.add(fragmentBytes);
            storedBytes += fragmentBytes;
            contentBytes += length;
        }
        return new RecordHeader(
                BlobLayout.DEFLATED, storedBytes, contentBytes, (int) crc32.getValue(), source.digest());
    }

    private int next(Source source, long contentBytes) throws IOException {
        var length = source.fill(chunk);
        if (contentBytes + length > BlobStore.BLOB_LIMIT_BYTES) {
            throw new IOException("a blob has at most " + BlobStore.BLOB_LIMIT_BYTES + " bytes");
        }
        return length;
    }

    private IOException undone(SegmentWriter.Place place, IOException cause) {
        try {
            out.backTo(place);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return cause;
    }

    @Override
    public void close() {
        deflater.close();
    }
}
