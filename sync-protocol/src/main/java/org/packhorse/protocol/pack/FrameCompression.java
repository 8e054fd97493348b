package org.packhorse.protocol.pack;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictContentType;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * The compression of plans and bodies: one zstd frame (RFC 8878) each, its content size stated, no checksum (digests
 * cover it), its base a raw prefix without dictionary id.
 */
public final class FrameCompression {
    /** 16 MiB: base and content together, so that all of the base is in reach from everywhere. */
    private static final int WINDOW_LOG = 24;

    /** Up to here zstd's own choice of tables stays as it is. */
    private static final int LEVEL_OF_TABLES = 19;

    /**
     * The tables of that level, 80 MB, for the levels above: there are two of them, one for the base alone. By itself, level 22 takes three
     * times as much.
     */
    private static final int CHAIN_LOG = 24;

    private static final int HASH_LOG = 22;

    private static final byte[] MAGIC = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};

    private static final String ADVICE = "it is damaged or hostile; try another upstream";

    private FrameCompression() {}

    /**
     * Compresses {@code content} leaning on {@code base}.
     *
     * @param level zstd's level, 1 to 22
     */
    public static byte[] compress(byte[] content, byte[] base, int level) {
        try (var context = new ZstdCompressCtx()) {
            context.setLevel(level)
                    .setWindowLog(WINDOW_LOG)
                    .setContentSize(true)
                    .setChecksum(false)
                    .setDictID(false);
            if (level > LEVEL_OF_TABLES) {
                context.setChainLog(CHAIN_LOG).setHashLog(HASH_LOG);
            }
            if (base.length > 0) {
                context.loadDict(base, ZstdDictContentType.RAW_CONTENT);
            }
            return context.compress(content);
        }
    }

    /**
     * What {@link #compress} was given.
     *
     * @param subject what is read, for the message
     * @param limitBytes the most the content may be; checked before memory is spent
     * @throws RefusedInputException where the bytes are damaged, state no size or one above the limit
     */
    public static byte[] decompress(String subject, byte[] compressed, byte[] base, int limitBytes)
            throws RefusedInputException {
        return decompress(subject, ByteBuffer.wrap(compressed), base, limitBytes);
    }

    /** The same for what remains in {@code compressed}, a buffer with an array, whose position is left as it was. */
    public static byte[] decompress(String subject, ByteBuffer compressed, byte[] base, int limitBytes)
            throws RefusedInputException {
        var bytes = compressed.array();
        int offset = compressed.arrayOffset() + compressed.position();
        int length = compressed.remaining();
        requireOneFrame(subject, bytes, offset, length);
        long size = Zstd.getFrameContentSize(bytes, offset, length);
        if (size < 0 || size > limitBytes) {
            throw new RefusedInputException(
                    subject,
                    size < 0 ? "it states no size" : "it claims " + size + " bytes, more than " + limitBytes,
                    ADVICE);
        }
        try (var context = new ZstdDecompressCtx()) {
            if (base.length > 0) {
                context.loadDict(base, ZstdDictContentType.RAW_CONTENT);
            }
            var content = new byte[(int) size];
            int written = context.decompressByteArray(content, 0, content.length, bytes, offset, length);
            return written == content.length ? content : Arrays.copyOf(content, written);
        } catch (ZstdException e) {
            throw damaged(subject, e);
        }
    }

    private static RefusedInputException damaged(String subject, ZstdException cause) {
        return new RefusedInputException(subject, "it cannot be decompressed (" + cause.getMessage() + ")", ADVICE);
    }

    /** The library would take several frames for one content, and pass over frames that it is to skip. */
    private static void requireOneFrame(String subject, byte[] bytes, int offset, int length)
            throws RefusedInputException {
        int end = offset + Math.min(MAGIC.length, length);
        if (!Arrays.equals(bytes, offset, end, MAGIC, 0, MAGIC.length)) {
            throw new RefusedInputException(subject, "it is no zstd frame", ADVICE);
        }
        long found;
        try {
            found = Zstd.findFrameCompressedSize(bytes, offset, length);
        } catch (ZstdException e) {
            throw damaged(subject, e);
        }
        if (found != length) {
            throw new RefusedInputException(subject, "something follows the zstd frame", ADVICE);
        }
    }
}
