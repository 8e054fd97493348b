package org.packhorse.node.sync;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.StorageFullException;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.Upstream;

/** One errand carried out: the pack fetched and staged, then the version it makes put on the shelf. One thread. */
final class PackPull {
    private final SyncParts parts;
    private final Errand errand;
    private final PackOffer pack;
    private final Staging staging;
    private long receivedBytes;

    PackPull(SyncParts parts, Errand errand) {
        this.parts = parts;
        this.errand = errand;
        this.pack = errand.pack();
        this.staging = new Staging(parts.database(), pack.collection());
    }

    /** How many bytes the last attempt brought. */
    long receivedBytes() {
        return receivedBytes;
    }

    /**
     * Fetches what is missing of the pack.
     *
     * @throws IOException where the store fails or is full
     */
    PullOutcome fetch(Upstream upstream, Consumer<SyncActivity> watcher) throws IOException, InterruptedException {
        try (var incoming = new IncomingFrames(parts.incoming(), pack.collection())) {
            var applier = new FrameApplier(old(), parts.blobs(), staging);
            var download = new PackDownload(
                    pack,
                    staging,
                    incoming,
                    applier,
                    done -> watcher.accept(new SyncActivity.Fetching(upstream.address(), pack, done)));
            requireRoom(download.offset());
            watcher.accept(new SyncActivity.Fetching(upstream.address(), pack, download.offset()));
            try {
                return download.run(upstream);
            } finally {
                receivedBytes = download.receivedBytes();
            }
        } catch (RefusedInputException e) {
            return new PullOutcome.Refused(e);
        }
    }

    /** Refuses to begin what cannot end: the content still to come, in proportion to the part of the pack that is missing. */
    private void requireRoom(long offsetBytes) throws IOException {
        long free = parts.blobs().use().freeBytes();
        double missing = 1 - (double) offsetBytes / pack.lengthBytes();
        long needed = Math.round(pack.contentBytes() * missing);
        if (needed > free) {
            throw new StorageFullException(pack.collection() + " version " + pack.to(), needed, free);
        }
    }

    private Optional<StoredVersion> old() throws IOException {
        return pack.from().equals(Version.NOTHING)
                ? Optional.empty()
                : parts.catalog().findVersion(pack.collection(), pack.from());
    }

    /**
     * Makes the version of what is staged and shows it.
     *
     * @throws RefusedInputException where it is not the one that was signed; what was staged is dropped then
     * @throws IOException where the store fails or is full
     */
    void show() throws IOException, RefusedInputException {
        var version = assemble();
        var known = parts.catalog().findState(pack.collection()).orElseThrow();
        parts.catalog()
                .show(
                        version,
                        known.showing(version.version(), parts.clock().instant()),
                        parts.database().change());
        staging.clear();
        try (var incoming = new IncomingFrames(parts.incoming(), pack.collection())) {
            incoming.dropAllBut("");
        }
    }

    private StoredVersion assemble() throws IOException, RefusedInputException {
        var progress = staging.progress().orElseThrow(() -> new IllegalStateException("nothing is staged"));
        try {
            return new VersionAssembler(parts.catalog(), staging)
                    .assemble(pack.collection(), progress, old(), errand.manifest());
        } catch (RefusedInputException e) {
            staging.clear();
            throw e;
        }
    }
}
