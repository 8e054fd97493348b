package org.packhorse.node.housekeeping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CatalogColumns;
import org.packhorse.node.publish.DraftColumns;
import org.packhorse.node.publish.PublishedBases;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Database;
import org.packhorse.node.sync.pack.SyncColumns;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.ManifestPage;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.wire.ManifestCodec;

/**
 * Forgets versions older than the one before the one shown, and gives back the room of what only they had.
 *
 * <p>Needed are: shown versions and the ones before them, those that packs will lead from or that packs which are being pulled lean on,
 * drafts, and whatever is staged. That is found out while the store lets
 * nobody add anything, so nothing that is just being added can be taken for unneeded. Run on the thread that pulls.
 */
public final class Housekeeping {
    /** Rows removed in one commit. */
    private static final int GROUP_ROWS = 1_000;

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Database database;
    private final PublishedBases bases;

    /** Of this node; {@code bases} are kept, too. */
    public Housekeeping(Catalog catalog, BlobStore blobs, Database database, PublishedBases bases) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.database = database;
        this.bases = bases;
    }

    /** Does it; where it is interrupted nothing needed is lost, and the next run goes on. */
    public void run() throws IOException, InterruptedException {
        catalog.forgetOldVersions(bases.needed().or(leanedOn()).or(steppingStone()));
        var needed = new ArrayList<DigestSet>(1);
        try {
            blobs.sweep(digest -> {
                if (needed.isEmpty()) {
                    needed.add(findNeeded());
                }
                return needed.getFirst().mayContain(digest);
            });
        } catch (UncheckedIOException e) {
            throw new IOException("finding out what is needed", e);
        }
    }

    /** The versions of other collections that what is staged was made with, and that the rest of its packs leans on. */
    private BiPredicate<CollectionId, Version> leanedOn() throws IOException {
        var leans = new ArrayList<Lean>();
        database.scan(
                SyncColumns.PULLS,
                new byte[0],
                (_, pull) -> leans.addAll(pull.leans().all()));
        return (collection, version) -> leans.stream()
                .anyMatch(lean ->
                        lean.collection().equals(collection) && lean.version().equals(version));
    }

    private BiPredicate<CollectionId, Version> steppingStone() throws IOException {
        var stones = new HashMap<CollectionId, Version>();
        database.scan(SyncColumns.STONES, new byte[0], (collection, stone) -> {
            stones.put(collection, stone);
            return true;
        });
        return (collection, version) -> version.equals(stones.get(collection));
    }

    private DigestSet findNeeded() {
        try {
            var needed = new DigestSet();
            var pages = new HashSet<Digest>();
            for (var manifest : manifests()) {
                needed.add(manifest.info());
                for (var ref : manifest.pages()) {
                    // Versions that follow each other share nearly all pages; each is read once.
                    if (pages.add(ref.digest())) {
                        page(ref.digest()).entries().forEach(entry -> needed.add(entry.digest()));
                    }
                }
            }
            addStaged(needed);
            removePagesBut(pages);
            return needed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Manifest> manifests() throws IOException {
        var encoded = new ArrayList<byte[]>();
        database.scan(CatalogColumns.MANIFESTS, new byte[0], (_, manifest) -> encoded.add(manifest));
        database.scan(DraftColumns.DRAFTS, new byte[0], (_, manifest) -> encoded.add(manifest));
        database.scan(DraftColumns.TEXT_FIRST, new byte[0], (_, manifest) -> encoded.add(manifest));
        var manifests = new ArrayList<Manifest>();
        try {
            for (var bytes : encoded) {
                manifests.add(ManifestCodec.decode(bytes));
            }
        } catch (RefusedInputException e) {
            throw new IllegalStateException("a manifest in the database is damaged", e);
        }
        return manifests;
    }

    private ManifestPage page(Digest digest) throws IOException {
        var encoded = database.find(CatalogColumns.PAGES, digest)
                .orElseThrow(() -> new IllegalStateException("the manifest page " + digest + " is gone"));
        try {
            return ManifestCodec.decodePage(encoded);
        } catch (RefusedInputException e) {
            throw new IllegalStateException("the manifest page " + digest + " in the database is damaged", e);
        }
    }

    private void addStaged(DigestSet needed) throws IOException {
        database.scan(SyncColumns.FRAMES, new byte[0], (_, frame) -> {
            frame.content().forEach(piece -> needed.add(piece.digest()));
            frame.completed().forEach(piece -> needed.add(piece.digest()));
            return true;
        });
        database.scan(SyncColumns.PULLS, new byte[0], (_, pull) -> {
            pull.description().ifPresent(needed::add);
            return true;
        });
    }

    private void removePagesBut(Set<Digest> pages) throws IOException {
        var unneeded = new ArrayList<Digest>();
        database.scan(CatalogColumns.PAGES, new byte[0], (digest, _) -> {
            if (!pages.contains(digest)) {
                unneeded.add(digest);
            }
            return true;
        });
        for (int from = 0; from < unneeded.size(); from += GROUP_ROWS) {
            var changes = database.change();
            unneeded.subList(from, Math.min(unneeded.size(), from + GROUP_ROWS))
                    .forEach(digest -> changes.remove(CatalogColumns.PAGES, digest));
            changes.commit();
        }
    }
}
