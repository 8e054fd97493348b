package org.packhorse.node.transport.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.packhorse.node.store.StoredBlob;

/**
 * One gzip member (RFC 1952) around bytes that are deflated already.
 *
 * <pre>
 * header (10) | fragment | fragment | … | final block (2) | CRC-32 (4) | length mod 2^32 (4)
 *             '--- as they lie on the device, by sendfile ---'
 * </pre>
 *
 * Several members would be shorter to write down, but browsers show only the first.
 */
final class Gzip {
    /** Magic, deflate, no flags, no time, no extra flags, unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** An empty block with fixed codes, marked as the last (RFC 1951 section 3.2.6): {@code 1 01 0000000}, padded. */
    private static final byte[] FINAL_BLOCK = {0x03, 0x00};

    private Gzip() {}

    /** The gzip form of {@code blob}, whose fragments are {@code deflated}. */
    static List<Part> frame(StoredBlob blob, StoredBlob.Form.Deflated deflated) throws IOException {
        var parts = new ArrayList<Part>();
        parts.add(new Part.Memory(ByteBuffer.wrap(HEADER)));
        parts.addAll(Part.Region.all(blob));
        var end = ByteBuffer.allocate(FINAL_BLOCK.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        end.put(FINAL_BLOCK).putInt(deflated.crc32()).putInt((int) blob.sizeBytes());
        parts.add(new Part.Memory(end.flip()));
        return parts;
    }

    /** {@code content} compressed. */
    static ByteBuffer compress(ByteBuffer content) {
        var bytes = new ByteArrayOutputStream(content.remaining() / 3 + 64);
        try (var gzip = new GZIPOutputStream(bytes)) {
            Channels.newChannel(gzip).write(content.duplicate());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }
}
