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
import java.util.Optional;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.Receiver;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Traffic;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamException;

/**
 * A repository in a folder, typically on a carrier that somebody may pull out at any moment.
 *
 * <p>Reads regular files below the folder only. Symbolic links are followed as long as they stay inside. The folder need
 * not be there before the first question, and may come and go between questions.
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
        var file = find(path);
        if (file.isEmpty()) {
            return new Fetch.Missing();
        }
        try (var channel = reading(path, () -> FileChannel.open(file.get(), StandardOpenOption.READ))) {
            long length = reading(path, channel::size);
            if (offset > length) {
                throw failed(
                        path,
                        "the file has only " + length + " bytes there, fewer than the " + offset
                                + " that were received before; it is not the same file any more");
            }
            if (length - offset > limitBytes) {
                return new Fetch.TooLong();
            }
            read(path, channel, offset, length, receiver);
            return new Fetch.Complete(length - offset);
        }
    }

    private void read(RepositoryPath path, FileChannel channel, long offset, long length, Receiver receiver)
            throws IOException, InterruptedException {
        var piece = ByteBuffer.allocate(PIECE_BYTES);
        for (long position = offset; position < length; ) {
            piece.clear().limit((int) Math.min(PIECE_BYTES, length - position));
            long at = position;
            int count = reading(path, () -> channel.read(piece, at));
            if (count <= 0) {
                throw failed(path, "ended after " + position + " of " + length + " bytes");
            }
            position += count;
            receiver.accept(piece.flip());
        }
    }

    /** The regular file at {@code path}, all links resolved. */
    private Optional<Path> find(RepositoryPath path) throws UpstreamException, InterruptedException {
        var root = reading(path, this::realFolder);
        var place = root.resolve(path.value());
        Path real;
        try {
            real = place.toRealPath();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (isBelowAFile(root, place)) {
                return Optional.empty();
            }
            throw failed(path, e);
        }
        if (!real.startsWith(root)) {
            throw failed(path, "is a link to a place outside the folder, which is not followed; copy the file itself");
        }
        // Anything else than a regular file (a pipe, a device) could block for ever.
        return Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS) ? Optional.of(real) : Optional.empty();
    }

    /** Java has no exception of its own for that; a device that failed must not be taken for it. */
    private static boolean isBelowAFile(Path root, Path place) {
        for (var above = place.getParent(); above != null && !above.equals(root); above = above.getParent()) {
            if (Files.isRegularFile(above)) {
                return true;
            }
        }
        return false;
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
