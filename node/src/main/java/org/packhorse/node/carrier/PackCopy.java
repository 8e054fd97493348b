package org.packhorse.node.carrier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamException;

/**
 * Brings one pack onto a carrier. Every byte is compared with what was signed before the pack gets its name, those that an
 * interrupted attempt has left included: a stick that was pulled out may hold zeros where data should be.
 */
final class PackCopy {
    /** What a stick that is pulled out may lose; also how far progress may be ahead of the stick. */
    private static final long SYNC_EVERY_BYTES = 8 << 20;

    private static final int PIECE_BYTES = 64 << 10;

    private final PackOffer offer;
    private final List<PackFiles.Piece> pieces;
    private final Path folder;
    private final CarrierFiles files;
    private PackCheck check;
    private long writtenBytes;
    private long syncedBytes;

    /** Hears how far a pack is. */
    @FunctionalInterface
    interface Watcher {
        /** {@code bytes} of it are on the carrier; an exception gives the copy up. */
        void written(long bytes) throws IOException;
    }

    PackCopy(PackFiles place, CarrierFiles files) {
        this.offer = place.offer();
        this.pieces = place.pieces();
        this.folder = place.folder();
        this.files = files;
        this.check = new PackCheck(offer);
    }

    /** Whether the pack is there: files of the right lengths, beginning with the signed head. Frames are checked by who reads. */
    boolean isThere() throws IOException {
        for (var piece : pieces) {
            if (!Files.isRegularFile(piece.path(), LinkOption.NOFOLLOW_LINKS)
                    || Files.size(piece.path()) != piece.lengthBytes()) {
                return false;
            }
        }
        var first = new PackCheck(offer);
        try {
            read(
                    pieces.getFirst().path(),
                    Math.min(offer.headLength(), pieces.getFirst().lengthBytes()),
                    first);
            return first.checkedBytes() > 0
                    || offer.headLength() > pieces.getFirst().lengthBytes();
        } catch (RefusedInputException e) {
            return false;
        }
    }

    /**
     * Copies what is missing from {@code source}.
     *
     * @param watcher told how many bytes of the pack are on the carrier
     * @throws RefusedInputException where the source's bytes are not the signed ones
     * @throws UpstreamException where the source fails
     * @throws IOException where the carrier does
     */
    void run(Upstream source, Watcher watcher) throws IOException, InterruptedException, RefusedInputException {
        files.makeFolder(folder);
        resume();
        watcher.written(writtenBytes);
        try {
            fetch(source, watcher);
        } catch (DamagedException e) {
            throw e.refusal;
        }
        sync();
        // The first last: where it is, all others are.
        for (var piece : pieces.reversed()) {
            files.rename(piece.partial(), piece.path());
        }
    }

    private void resume() throws IOException {
        try {
            for (var piece : pieces) {
                if (!read(piece.partial(), piece.lengthBytes(), check)) {
                    break;
                }
            }
        } catch (RefusedInputException garbled) {
            // What was checked before the damage counts.
        }
        check.goBack();
        writtenBytes = check.checkedBytes();
        syncedBytes = writtenBytes;
        for (var piece : pieces) {
            files.delete(piece.path());
            if (piece.offset() >= writtenBytes) {
                files.delete(piece.partial());
            } else if (Files.size(piece.partial()) > writtenBytes - piece.offset()) {
                files.truncate(piece.partial(), Math.min(piece.lengthBytes(), writtenBytes - piece.offset()));
            }
        }
    }

    /** Whether {@code limitBytes} were there. */
    private static boolean read(Path file, long limitBytes, PackCheck check) throws IOException, RefusedInputException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        var bytes = ByteBuffer.allocate(PIECE_BYTES);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            for (long position = 0; position < limitBytes; ) {
                bytes.clear().limit((int) Math.min(PIECE_BYTES, limitBytes - position));
                int count = channel.read(bytes, position);
                if (count < 0) {
                    return false;
                }
                position += count;
                check.accept(bytes.flip());
            }
        }
        return true;
    }

    private void fetch(Upstream source, Watcher watcher) throws IOException, InterruptedException {
        var fetched = source.fetch(offer.path(), writtenBytes, offer.lengthBytes() - writtenBytes, bytes -> {
            try {
                check.accept(bytes.duplicate());
            } catch (RefusedInputException e) {
                throw new DamagedException(e);
            }
            write(bytes);
            watcher.written(writtenBytes);
        });
        if (!(fetched instanceof Fetch.Complete) || !check.isComplete()) {
            throw failed(source, offer.path());
        }
    }

    static UpstreamException failed(Upstream source, RepositoryPath path) {
        return new UpstreamException(source.address(), path + " is not there as it was signed; publish again");
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            var piece = pieces.stream()
                    .filter(p -> p.end() > writtenBytes)
                    .findFirst()
                    .orElseThrow();
            int count = (int) Math.min(bytes.remaining(), piece.end() - writtenBytes);
            files.write(piece.partial(), writtenBytes - piece.offset(), bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            writtenBytes += count;
            if (writtenBytes == piece.end() || writtenBytes - syncedBytes >= SYNC_EVERY_BYTES) {
                files.sync(piece.partial());
                syncedBytes = writtenBytes;
            }
        }
    }

    private void sync() throws IOException {
        if (syncedBytes < writtenBytes) {
            files.sync(pieces.getLast().partial());
            syncedBytes = writtenBytes;
        }
    }

    /** Carries a refusal through the transfer that it ends. */
    private static final class DamagedException extends IOException {
        private final transient RefusedInputException refusal;

        DamagedException(RefusedInputException refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }
}
