package org.packhorse.node.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.Footing;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.catalog.StoreCheck;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.StorageFullException;
import org.packhorse.node.sync.pack.ChangedContainers;
import org.packhorse.node.sync.pack.FrameApplier;
import org.packhorse.node.sync.pack.IncomingPack;
import org.packhorse.node.sync.pack.PackDownload;
import org.packhorse.node.sync.pack.PullOutcome;
import org.packhorse.node.sync.pack.Staging;
import org.packhorse.node.sync.pack.SyncColumns;
import org.packhorse.node.sync.pack.VersionAssembler;
import org.packhorse.node.sync.plan.Errand;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.wire.PackHeadCodec;

/** One errand carried out: the pack fetched and staged, then the version it makes put on the shelf. One thread. */
final class PackPull {
    private final SyncParts parts;
    private final OriginId origin;
    private final Errand errand;
    private final PackOffer pack;
    private final Staging staging;
    private long receivedBytes;

    PackPull(SyncParts parts, OriginId origin, Errand errand) {
        this.parts = parts;
        this.origin = origin;
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
        parts.blobs().distrust(parts.repairs().find(pack.collection()).orElse(List.of()));
        try (var incoming = new IncomingPack(parts.incoming(), pack)) {
            var download = new PackDownload(
                    pack,
                    staging,
                    incoming,
                    new FrameApplier(footing(), parts.blobs(), staging),
                    canBeKept(),
                    done -> watcher.accept(new SyncActivity.Fetching(upstream.address(), pack, done)));
            requireRoom(download.here());
            watcher.accept(new SyncActivity.Fetching(upstream.address(), pack, download.here()));
            try {
                return download.run(upstream);
            } finally {
                receivedBytes = download.receivedBytes();
            }
        } catch (RefusedInputException e) {
            return new PullOutcome.Refused(e);
        }
    }

    /** Whether neighbours may have the pack: content comes first, so there must be room for both. */
    private boolean canBeKept() throws IOException {
        return parts.keeper().wants(pack)
                && parts.blobs().use().freeBytes() >= pack.contentBytes() + pack.lengthBytes();
    }

    /** Refuses to begin what cannot end: the content still to come, in proportion to the part of the pack that is missing. */
    private void requireRoom(long offsetBytes) throws IOException {
        double missing = 1 - (double) offsetBytes / pack.lengthBytes();
        long needed = Math.round(pack.contentBytes() * missing);
        if (needed > freeBytes() && (parts.keeper().makeRoom() == 0 || needed > freeBytes())) {
            throw new StorageFullException(pack.collection() + " version " + pack.to(), needed, freeBytes());
        }
    }

    private long freeBytes() throws IOException {
        return parts.blobs().use().freeBytes();
    }

    /** @throws RefusedInputException where a version of another collection is not here any more; another way is taken then */
    private Footing footing() throws IOException, RefusedInputException {
        var others = new ArrayList<StoredVersion>();
        for (var lean : pack.leans().all()) {
            others.add(parts.catalog()
                    .findVersion(lean)
                    .orElseThrow(() -> new RefusedInputException(
                            "pack " + pack.path(), "it leans on " + lean + ", which is not here", "another is tried")));
        }
        return new Footing(old(), others);
    }

    private Optional<StoredVersion> old() throws IOException {
        return pack.from().equals(Version.NOTHING)
                ? Optional.empty()
                : parts.catalog().findVersion(pack.collection(), pack.from());
    }

    /**
     * Makes the version of what is staged and shows it. One older than readers see becomes a stepping stone instead.
     *
     * @return whether readers see it
     * @throws RefusedInputException where it is not the one that was signed; what was staged is dropped then
     * @throws IOException where the store fails or is full
     */
    boolean show(Consumer<SyncActivity> watcher) throws IOException, RefusedInputException {
        watcher.accept(new SyncActivity.Assembling(pack, 0, 0));
        var version = assemble((done, all) -> watcher.accept(new SyncActivity.Assembling(pack, done, all)));
        var known = parts.catalog().findState(pack.collection()).orElseThrow();
        boolean isShown = !known.shown().isAfter(version.version());
        if (isShown) {
            show(version, known);
        } else if (isSound()) {
            parts.catalog()
                    .hold(
                            version,
                            parts.database().change().put(SyncColumns.STONES, pack.collection(), version.version()));
        }
        staging.clear();
        passOn();
        IncomingPack.dropAll(parts.incoming(), pack.collection());
        return isShown;
    }

    private void show(StoredVersion version, CollectionState known) throws IOException {
        var changes = parts.database().change().remove(Patience.PATIENCE, pack.collection());
        if (isSound()) {
            changes.remove(SyncColumns.STONES, pack.collection()).remove(Repairs.REPAIRS, pack.collection());
        }
        parts.catalog()
                .show(version, known.showing(version.version(), parts.clock().instant()), changes);
    }

    /** Whether nothing of what was made is damaged, as far as anybody knows: no repair is asked for, or this was one from its beginning. */
    private boolean isSound() throws IOException {
        return parts.repairs().find(pack.collection()).isEmpty()
                || parts.database().find(SyncColumns.STONES, pack.collection()).equals(Optional.of(pack.from()));
    }

    /** Lets neighbours have the pack, if all of it is here: a part may never have been kept, or a power cut may have garbled it. */
    private void passOn() throws IOException {
        if (!parts.keeper().wants(pack)) {
            return;
        }
        try (var incoming = new IncomingPack(parts.incoming(), pack)) {
            if (incoming.has(0, pack.lengthBytes()) && isWhole(incoming)) {
                parts.keeper().take(origin, pack, incoming.sync());
            }
        } catch (RefusedInputException e) {
            throw new IllegalStateException("the head was checked when it came", e);
        }
    }

    private boolean isWhole(IncomingPack incoming) throws IOException, RefusedInputException {
        var headBytes = incoming.read(0, pack.headLength());
        if (!Digest.ofContent(headBytes).equals(pack.headDigest())) {
            return false;
        }
        long offset = pack.headLength();
        for (var frame : PackHeadCodec.decode(headBytes).frames()) {
            if (!Digest.ofContent(incoming.read(offset, frame.length())).equals(frame.digest())) {
                return false;
            }
            offset += frame.length();
        }
        return true;
    }

    /**
     * Whether a pack that was refused is right after all, and what it leans on is damaged here: then that is brought again. Reads
     * everything that is stored, which is seldom needed.
     */
    boolean leansOnDamage() throws IOException, InterruptedException {
        if (pack.needsNothing()) {
            return false;
        }
        var check = new StoreCheck(parts.catalog(), parts.blobs()).run((_, _) -> {});
        parts.repairs().request(check, parts.catalog().collections());
        for (var lean : pack.leans().all()) {
            if (parts.repairs().find(lean.collection()).isPresent()) {
                return true;
            }
        }
        // The stone first: what readers see may be damaged too, and asking for that alone would keep the stone.
        return standsOnDamage(check) || check.collections().contains(pack.collection());
    }

    /** Whether the pack leads on from a stepping stone that is among what is damaged; then that is brought again. */
    private boolean standsOnDamage(StoreCheck.Result check) throws IOException {
        var stone = parts.database().find(SyncColumns.STONES, pack.collection());
        var version = stone.isPresent() && stone.get().equals(pack.from()) ? old() : Optional.<StoredVersion>empty();
        if (version.isEmpty() || !version.get().names(check.blobs())) {
            return false;
        }
        parts.repairs().request(pack.collection(), check.blobs());
        return true;
    }

    private StoredVersion assemble(ChangedContainers.Watcher watcher) throws IOException, RefusedInputException {
        var progress = staging.progress().orElseThrow(() -> new IllegalStateException("nothing is staged"));
        try {
            return new VersionAssembler(parts.catalog(), staging, watcher)
                    .assemble(pack.collection(), progress, old(), errand.manifest());
        } catch (RefusedInputException e) {
            staging.clear();
            throw e;
        }
    }
}
