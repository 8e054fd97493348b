package org.packhorse.node.publish;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tika.Tika;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.BlobBatch;
import org.packhorse.protocol.container.ByteSource;
import org.packhorse.protocol.container.Containers;
import org.packhorse.protocol.container.OpenedContainer;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * Takes a curator's files into the store, containers as their parts, and gives the entries that stand for them.
 *
 * <p>What the version shown has at the same path with the same bytes is not opened, nor stored, again: it keeps its entries. One thread.
 */
public final class FileIntake {
    /** Files and parts up to this size are read at once; larger ones flow through. */
    private static final int WHOLE_BYTES = 1 << 20;

    /** What telling a media type or a container wants to see. */
    private static final int BEGINNING_BYTES = 8192;

    /** Content between two commits of the store: bounds what a kill loses of the work, not of what is published. */
    private static final long COMMIT_EVERY_BYTES = 64 << 20;

    /** The same for very many small files; below what a batch may hold. */
    private static final int COMMIT_EVERY_BLOBS = 16_384;

    private final BlobBatch batch;
    private final Optional<StoredVersion> shown;
    private final Path work;
    private final Tika tika = new Tika();
    private long leftToUnpack;
    private long uncommittedBytes;
    private int uncommittedBlobs;

    /**
     * An intake into {@code batch}.
     *
     * @param shown the version that may have the same content already
     * @param work a folder for files in the making
     */
    public FileIntake(BlobBatch batch, Optional<StoredVersion> shown, Path work) {
        this(batch, shown, work, Long.MAX_VALUE);
    }

    /** @param unpackedLimitBytes what all containers, those within others too, may have in them together; beyond it they stay closed */
    public FileIntake(BlobBatch batch, Optional<StoredVersion> shown, Path work, long unpackedLimitBytes) {
        this.leftToUnpack = unpackedLimitBytes;
        this.batch = batch;
        this.shown = shown;
        this.work = work;
    }

    /**
     * Takes {@code file} to be at {@code path}.
     *
     * @return its entry, and where it became one, those of its recipe and parts, in any order
     * @throws RefusedInputException where it changes meanwhile
     */
    public List<FileEntry> take(FilePath path, Path file) throws IOException, RefusedInputException {
        var entries = new ArrayList<FileEntry>();
        try (var source = ChannelSource.of(file)) {
            takeOutermost(path, inMemoryIfSmall(source), entries);
            if (!source.hasItsSize()) {
                throw changed(path);
            }
        }
        return entries;
    }

    private static ByteSource inMemoryIfSmall(ChannelSource source) throws IOException {
        if (source.sizeBytes() > WHOLE_BYTES) {
            return source;
        }
        try (var in = source.open(0)) {
            return ByteSource.of(in.readAllBytes());
        }
    }

    private void takeOutermost(FilePath path, ByteSource source, List<FileEntry> entries)
            throws IOException, RefusedInputException {
        var was = shown.isEmpty() ? Optional.<FileEntry>empty() : shown.get().findFile(path);
        if (was.isPresent()
                && was.get().sizeBytes() == source.sizeBytes()
                && was.get().digest().equals(digest(source))) {
            addKnown(was.get(), entries);
        } else {
            var beginning = beginning(source);
            add(path, source, beginning, mediaType(path, beginning), entries);
        }
    }

    private void addKnown(FileEntry known, List<FileEntry> entries) throws IOException {
        entries.add(known);
        if (shown.isPresent() && shown.get().isAssembled(known.path())) {
            var recipe = known.path().recipe().orElseThrow();
            shown.get().visitFrom(recipe, entry -> {
                boolean inside = entry.path().value().startsWith(recipe.value());
                return inside && entries.add(entry);
            });
        }
    }

    private static byte[] beginning(ByteSource source) throws IOException {
        try (var in = source.open(0)) {
            return in.readNBytes(BEGINNING_BYTES);
        }
    }

    private static Digest digest(ByteSource source) throws IOException {
        var sha256 = Digest.sha256();
        try (var in = new DigestInputStream(source.open(0), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.finish(sha256);
    }

    private String mediaType(FilePath path, byte[] beginning) {
        var promised = MediaTypes.promised(path);
        if (!promised.equals(MediaTypes.UNKNOWN)) {
            return promised;
        }
        var detected = tika.detect(beginning, path.name());
        return MediaTypes.isValid(detected) ? detected : MediaTypes.UNKNOWN;
    }

    private void add(FilePath path, ByteSource source, byte[] beginning, String type, List<FileEntry> entries)
            throws IOException, RefusedInputException {
        boolean mayOpen = leftToUnpack > 0
                && Containers.mayBeOne(beginning)
                && path.recipe().isPresent();
        if (!mayOpen || !addOpened(path, source, type, entries)) {
            try (var in = source.open(0)) {
                entries.add(new FileEntry(path, store(in, source.sizeBytes(), type), source.sizeBytes(), type));
            }
        }
    }

    /** Adds a container as its parts; whether that was possible. */
    private boolean addOpened(FilePath path, ByteSource source, String type, List<FileEntry> entries)
            throws IOException, RefusedInputException {
        var digest = digest(source);
        var opened = Containers.open(source);
        var paths = opened.isEmpty() ? Optional.<List<FilePath>>empty() : partPaths(path, opened.get());
        if (paths.isEmpty()) {
            return false;
        }
        long unpacked = unpackedBytes(opened.get());
        // Nodes refuse what is not in proportion.
        long limit = FileContents.limitBytes(opened.get().recipe().encode().length, unpacked);
        // Nothing is left once something was too large: to take apart what cannot stay would cost as much each time.
        leftToUnpack = Math.max(0, leftToUnpack - unpacked);
        if (source.sizeBytes() > limit || leftToUnpack == 0) {
            return false;
        }
        entries.add(new FileEntry(path, digest, source.sizeBytes(), type));
        addRecipe(path, opened.get(), type, entries);
        for (int part = 0; part < paths.get().size(); part++) {
            addPart(paths.get().get(part), opened.get(), part, entries);
        }
        if (!digest.equals(digest(source))) {
            throw changed(path);
        }
        return true;
    }

    private static RefusedInputException changed(FilePath path) {
        return new RefusedInputException(path.toString(), "it changed while it was read", "import again");
    }

    /** Where the parts stand; nothing where one of them cannot, because names add up to more than a path may have. */
    private static Optional<List<FilePath>> partPaths(FilePath container, OpenedContainer opened) {
        var paths = new ArrayList<FilePath>();
        try {
            for (var name : opened.recipe().parts()) {
                paths.add(container.part(name));
            }
            return Optional.of(paths);
        } catch (RefusedInputException e) {
            return Optional.empty();
        }
    }

    private static long unpackedBytes(OpenedContainer opened) throws IOException {
        long bytes = 0;
        for (int part = 0; part < opened.recipe().parts().size(); part++) {
            bytes += opened.parts().sizeBytes(part);
        }
        return bytes;
    }

    private void addRecipe(FilePath container, OpenedContainer opened, String type, List<FileEntry> entries)
            throws IOException {
        var encoded = opened.recipe().encode();
        var digest = batch.add(ByteBuffer.wrap(encoded), true);
        boolean predicted = type.equals(MediaTypes.predict(container));
        entries.add(new FileEntry(
                container.recipe().orElseThrow(), digest, encoded.length, predicted ? MediaTypes.RECIPE : type));
        commitNowAndThen(encoded.length);
    }

    private void addPart(FilePath path, OpenedContainer container, int part, List<FileEntry> entries)
            throws IOException, RefusedInputException {
        var type = MediaTypes.promised(path);
        long sizeBytes = container.parts().sizeBytes(part);
        try (var in = new BufferedInputStream(container.parts().open(part), BEGINNING_BYTES)) {
            in.mark(BEGINNING_BYTES);
            var beginning = in.readNBytes(Containers.BEGINNING_BYTES);
            in.reset();
            if (!Containers.mayBeOne(beginning)) {
                entries.add(new FileEntry(path, store(in, sizeBytes, type), sizeBytes, type));
            } else if (sizeBytes <= WHOLE_BYTES) {
                add(path, ByteSource.of(in.readAllBytes()), beginning, type, entries);
            } else {
                try (var copy = ChannelSource.copy(in, work)) {
                    add(path, copy, beginning, type, entries);
                }
            }
        }
    }

    private Digest store(InputStream in, long sizeBytes, String type) throws IOException {
        boolean compressible = MediaTypes.isCompressible(type);
        var digest = sizeBytes <= WHOLE_BYTES
                ? batch.add(ByteBuffer.wrap(in.readAllBytes()), compressible)
                : batch.add(in, compressible);
        commitNowAndThen(sizeBytes);
        return digest;
    }

    private void commitNowAndThen(long addedBytes) throws IOException {
        uncommittedBytes += addedBytes;
        uncommittedBlobs++;
        if (uncommittedBytes >= COMMIT_EVERY_BYTES || uncommittedBlobs >= COMMIT_EVERY_BLOBS) {
            batch.commit();
            uncommittedBytes = 0;
            uncommittedBlobs = 0;
        }
    }
}
