package org.packhorse.node.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.Footing;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.publish.pack.PackBuilder;
import org.packhorse.node.publish.pack.VersionDifference;
import org.packhorse.node.store.BlobStore;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.pack.PackHead;
import org.packhorse.protocol.wire.PackHeadCodec;

/** Makes the packs that lead to a new version, as {@link Offered} decides. */
final class PackMaking {
    /** Begins the names of files in the making. */
    private static final String FRAMES = "frames";

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Path work;

    /** @param work a folder for files in the making; what a kill left of them there is removed */
    PackMaking(Catalog catalog, BlobStore blobs, Path work) throws IOException {
        this.catalog = catalog;
        this.blobs = blobs;
        this.work = work;
        removeLeftovers(work);
    }

    private static void removeLeftovers(Path work) throws IOException {
        if (!Files.isDirectory(work)) {
            return;
        }
        try (var leftovers = Files.newDirectoryStream(work, FRAMES + "*.tmp")) {
            for (var leftover : leftovers) {
                Files.delete(leftover);
            }
        }
    }

    /** Takes a pack that was made. */
    @FunctionalInterface
    interface Sink {
        /** Nobody wants it: the offer tells what it costs. */
        Sink NONE = (offer, head, frames) -> {};

        /** Takes the pack whose beginning is {@code head} and whose frames are in the file {@code frames}, soon to be deleted. */
        void take(PackOffer offer, byte[] head, Path frames) throws IOException;
    }

    /**
     * Makes the packs to {@code now} and hands those worth offering to {@code sink}.
     *
     * @param before what is offered until now
     * @param old the version before, which the catalog may not have
     */
    List<PackOffer> run(
            Optional<Offered> before, Optional<StoredVersion> old, StoredVersion now, Sink sink, PackingWatcher watcher)
            throws IOException, InterruptedException {
        var bases = bases(before, old, now);
        watcher.expect(expectedBytes(bases, now));
        var packs = new ArrayList<PackOffer>();
        for (var base : bases.values()) {
            packs.add(make(footing(Optional.of(base)), now, sink, watcher));
        }
        if (before.isPresent() && before.get().keepsFull(packs, withdrawn(before.get(), bases, now))) {
            return packs;
        }
        watcher.expect(now.manifest().contentBytes());
        var full = make(footing(Optional.empty()), now, sink, watcher);
        packs.removeIf(pack -> !Offered.isOfUseBeside(full, pack));
        packs.addFirst(full);
        return packs;
    }

    /** The part of the full pack's content by which {@code now} is smaller. */
    private static double withdrawn(Offered before, Map<Version, StoredVersion> bases, StoredVersion now) {
        return before.full()
                .flatMap(full -> Optional.ofNullable(bases.get(full.to())))
                .map(base -> 1
                        - (double) now.manifest().contentBytes()
                                / Math.max(1, base.manifest().contentBytes()))
                .map(part -> Math.max(0, part))
                .orElse(0.0);
    }

    /** Makes the pack from {@code base} to {@code now} and hands it to {@code sink}. */
    PackOffer runFrom(StoredVersion base, StoredVersion now, Sink sink, PackingWatcher watcher)
            throws IOException, InterruptedException {
        return make(footing(Optional.of(base)), now, sink, watcher);
    }

    private Map<Version, StoredVersion> bases(Optional<Offered> before, Optional<StoredVersion> old, StoredVersion now)
            throws IOException {
        var bases = new LinkedHashMap<Version, StoredVersion>();
        for (var version : before.map(Offered::bases).orElse(List.of())) {
            var isOld = old.filter(o -> o.version().equals(version));
            var base = isOld.isPresent() ? isOld : catalog.findVersion(now.collection(), version);
            if (base.isPresent()) {
                bases.put(version, base.get());
            }
        }
        return bases;
    }

    private static long expectedBytes(Map<Version, StoredVersion> bases, StoredVersion now) throws IOException {
        long bytes = 0;
        for (var base : bases.values()) {
            bytes += VersionDifference.between(base, now).travellingBytes();
        }
        return bytes;
    }

    private static Footing footing(Optional<StoredVersion> old) {
        return new Footing(old, List.of());
    }

    /** Makes the pack to {@code now} for whoever has {@code footing}, and hands it to {@code sink}. */
    PackOffer make(Footing footing, StoredVersion now, Sink sink, PackingWatcher watcher)
            throws IOException, InterruptedException {
        var frames = Files.createTempFile(Files.createDirectories(work), FRAMES, ".tmp");
        try {
            var head = writeFrames(frames, footing, now, watcher);
            var headBytes = PackHeadCodec.encode(head);
            var offer = new PackOffer(
                    now.collection(),
                    head.from(),
                    head.to(),
                    headBytes.length + head.framesLength(),
                    headBytes.length,
                    Digest.ofContent(headBytes),
                    head.contentBytes(),
                    head.leans());
            sink.take(offer, headBytes, frames);
            return offer;
        } finally {
            Files.delete(frames);
        }
    }

    private PackHead writeFrames(Path frames, Footing footing, StoredVersion now, PackingWatcher watcher)
            throws IOException, InterruptedException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(frames))) {
            return new PackBuilder(blobs, footing, now, out).build(watcher::add);
        }
    }
}
