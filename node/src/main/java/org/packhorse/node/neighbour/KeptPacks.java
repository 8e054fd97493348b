package org.packhorse.node.neighbour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.sync.PackKeeper;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.RepositoryPath;

/**
 * Packs as they came, in the layout of a repository, one folder for each publisher: {@code PUBLISHER/targets/…}. Oldest go first when
 * there are too many. Whoever reads a file that goes meanwhile reads on. Any thread may look; one adds.
 */
public final class KeptPacks implements PackKeeper {
    private final Path root;
    private final long limitBytes;

    /**
     * The packs in {@code root}, which need not be there.
     *
     * @param limitBytes what they may take together, 0 for none
     */
    public KeptPacks(Path root, long limitBytes) {
        this.root = root;
        this.limitBytes = limitBytes;
    }

    @Override
    public boolean wants(PackOffer pack) {
        return pack.lengthBytes() <= limitBytes;
    }

    @Override
    public void take(OriginId origin, PackOffer pack, Path file) throws IOException {
        var place = place(origin, pack.path());
        Files.createDirectories(Objects.requireNonNull(place.getParent()));
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        shrinkTo(limitBytes, place);
    }

    @Override
    public long makeRoom() throws IOException {
        return shrinkTo(0, root);
    }

    private record Kept(Path file, long sizeBytes, FileTime since) {
        static Kept of(Path file) {
            try {
                return new Kept(file, Files.size(file), Files.getLastModifiedTime(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Drops the oldest until the rest fits; {@code newest} goes last. How many bytes that gave back. */
    private long shrinkTo(long bytes, Path newest) throws IOException {
        var kept = new ArrayList<>(all());
        kept.sort(Comparator.comparing((Kept pack) -> pack.file.equals(newest))
                .thenComparing(Kept::since)
                .thenComparing(Kept::file));
        long before = kept.stream().mapToLong(Kept::sizeBytes).sum();
        long left = before;
        for (var pack : kept) {
            if (left > bytes) {
                Files.deleteIfExists(pack.file);
                left -= pack.sizeBytes;
            }
        }
        return before - left;
    }

    private List<Kept> all() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).map(Kept::of).toList();
        } catch (UncheckedIOException e) {
            throw new IOException("looking through " + root, e);
        }
    }

    /** The folder with what is kept of what {@code origin} publishes, in the layout of a repository without metadata. */
    public Path repository(OriginId origin) {
        return root.resolve(origin.toString());
    }

    /** The file at {@code path} of what {@code origin} publishes. */
    public Optional<Path> find(OriginId origin, RepositoryPath path) {
        return Optional.of(place(origin, path)).filter(Files::isRegularFile);
    }

    private Path place(OriginId origin, RepositoryPath path) {
        return repository(origin).resolve(path.value());
    }
}
