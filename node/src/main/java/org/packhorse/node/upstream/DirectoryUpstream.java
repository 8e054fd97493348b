package org.packhorse.node.upstream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.Receiver;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.SplitFile;
import org.packhorse.protocol.exchange.Traffic;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamException;

/**
 * A repository in a folder, typically on a carrier that somebody may pull out at any moment.
 *
 * <p>Reads regular files below the folder only, and follows no link. Files may be there in parts, see {@link SplitFile}. The
 * folder need not be there before the first question, and may come and go between questions.
 */
final class DirectoryUpstream implements Upstream {
    private static final int PIECE_BYTES = 64 << 10;

    private final Path folder;

    /** The repository in {@code folder}, an absolute path. */
    DirectoryUpstream(Path folder) {
        this.folder = folder;
    }

    @Override
    public String address() {
        return folder.toString();
    }

    @Override
    public Fetch fetch(RepositoryPath path, long offset, long limitBytes, Receiver receiver)
            throws IOException, InterruptedException {
        if (offset < 0 || limitBytes < 0) {
            throw new IllegalArgumentException("offset " + offset + " and limit " + limitBytes + " must be 0 or more");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before reading");
        }
        var file = reading(path, () -> new FolderLookup(address(), realFolder()).find(path));
        if (file.isEmpty()) {
            return new Fetch.Missing();
        }
        long length = file.get().lengthBytes();
        if (offset > length) {
            throw failed(
                    path,
                    "the file has only " + length + " bytes there, fewer than the " + offset
                            + " that were received before; it is not the same file any more");
        }
        if (length - offset > limitBytes) {
            return new Fetch.TooLong();
        }
        read(path, file.get(), offset, receiver);
        return new Fetch.Complete(length - offset);
    }

    private void read(RepositoryPath path, FolderFile file, long offset, Receiver receiver)
            throws IOException, InterruptedException {
        long begin = offset;
        for (var part : file.parts()) {
            if (begin < part.lengthBytes()) {
                read(path, part, begin, receiver);
            }
            begin = Math.max(0, begin - part.lengthBytes());
        }
    }

    private void read(RepositoryPath path, FolderFile.Part part, long offset, Receiver receiver)
            throws IOException, InterruptedException {
        var piece = ByteBuffer.allocate(PIECE_BYTES);
        try (var channel = reading(
                path, () -> FileChannel.open(part.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            for (long position = offset; position < part.lengthBytes(); ) {
                piece.clear().limit((int) Math.min(PIECE_BYTES, part.lengthBytes() - position));
                long at = position;
                int count = reading(path, () -> channel.read(piece, at));
                if (count <= 0) {
                    throw failed(path, "ended after " + position + " of " + part.lengthBytes() + " bytes");
                }
                position += count;
                receiver.accept(piece.flip());
            }
        }
    }

    private Path realFolder() throws IOException {
        try {
            var real = folder.toRealPath();
            if (Files.isDirectory(real)) {
                return real;
            }
        } catch (NoSuchFileException e) {
            throw new UpstreamException(address(), "the folder is not there; is the stick or disk plugged in?", e);
        }
        throw new UpstreamException(address(), "is not a folder; give the folder that holds metadata and targets");
    }

    private interface Reading<T> {
        T run() throws IOException;
    }

    /** Keeps what goes wrong with the folder apart from what goes wrong in a receiver. */
    private <T> T reading(RepositoryPath path, Reading<T> reading) throws UpstreamException, InterruptedException {
        try {
            return reading.run();
        } catch (ClosedByInterruptException e) {
            // The flag is still up then; this method's exception replaces it.
            Thread.interrupted();
            var interruption = new InterruptedException("interrupted while reading");
            interruption.initCause(e);
            throw interruption;
        } catch (UpstreamException e) {
            throw e;
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private UpstreamException failed(RepositoryPath path, IOException cause) {
        return new UpstreamException(
                address(),
                path + " cannot be read (" + Quoted.shortly(String.valueOf(cause.getMessage()))
                        + "); is the stick or disk still plugged in?",
                cause);
    }

    private UpstreamException failed(RepositoryPath path, String problem) {
        return new UpstreamException(address(), path + ": " + problem);
    }

    @Override
    public Traffic traffic() {
        return Traffic.NONE;
    }

    @Override
    public void close() {
        // Nothing stays open between questions.
    }
}
