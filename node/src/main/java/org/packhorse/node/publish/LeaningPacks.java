package org.packhorse.node.publish;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.Footing;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.publish.pack.VersionDifference;
import org.packhorse.node.store.Database;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;

/**
 * Makes packs for nodes that have other collections as well, each beside a plain one between the same versions: for newcomers, and for
 * whoever has the version before. What each kind is for, and how long it lasts, is decided in ADR 0015.
 */
final class LeaningPacks {
    /** What a pack must save to be worth an entry in metadata that every node reads: some 300 bytes before compression. */
    private static final long LEAST_SAVED_BYTES = 4 << 10;

    /** The same as a part of the plain pack. */
    private static final double LEAST_SAVED = 0.05;

    private final Catalog catalog;
    private final Database database;
    private final PackMaking making;

    LeaningPacks(Catalog catalog, Database database, PackMaking making) {
        this.catalog = catalog;
        this.database = database;
        this.making = making;
    }

    /** A version to be published, and the packs that lead to it without leaning on other collections. */
    record Plain(Optional<Offered> before, Optional<StoredVersion> old, StoredVersion now, List<PackOffer> packs) {
        private Optional<PackOffer> step() {
            return packs.stream()
                    .filter(pack ->
                            old.filter(o -> o.version().equals(pack.from())).isPresent())
                    .findFirst();
        }

        /** What newcomers begin with. */
        private Optional<PackOffer> full() {
            return packs.stream().filter(PackOffer::needsNothing).findFirst().or(() -> before.flatMap(Offered::full));
        }
    }

    /**
     * What is offered besides.
     *
     * @param step from the version before
     * @param full for newcomers, to the same version as the plain one
     */
    record Beside(Optional<PackOffer> step, Optional<PackOffer> full) {}

    /** What to offer besides {@code plain}; packs that are made anew are handed to {@code sink}. */
    Beside beside(Plain plain, PackMaking.Sink sink, PackingWatcher watcher) throws IOException, InterruptedException {
        var others = others(plain.now().collection());
        if (others.isEmpty()) {
            return new Beside(Optional.empty(), Optional.empty());
        }
        var work = new Work(others, sink, watcher);
        var step = plain.step();
        var full = plain.full();
        return new Beside(
                step.isPresent() ? work.make(step.get(), plain.old(), plain.now()) : Optional.empty(),
                full.isPresent() ? full(plain, full.get(), work) : Optional.empty());
    }

    private List<StoredVersion> others(CollectionId collection) throws IOException {
        return database.find(DraftColumns.DETAILS, collection)
                .flatMap(Details::leansOn)
                .orElse(LeansOn.NONE)
                .newest(catalog);
    }

    /** The one for newcomers: the present one as long as nodes have what it leans on, else one that is made now. */
    private Optional<PackOffer> full(Plain plain, PackOffer full, Work work) throws IOException, InterruptedException {
        var kept = plain.before()
                .flatMap(Offered::leaningFull)
                .filter(pack -> pack.to().equals(full.to()));
        if (kept.filter(work::isOfUse).isPresent()) {
            return kept;
        }
        var version = List.of(plain.now(), plain.old().orElse(plain.now())).stream()
                .filter(v -> v.version().equals(full.to()))
                .findFirst();
        var whole =
                version.isPresent() ? version : catalog.findVersion(plain.now().collection(), full.to());
        return whole.isEmpty() ? Optional.empty() : work.make(full, Optional.empty(), whole.get());
    }

    /** The making of packs that lean on {@code others}. */
    private final class Work {
        private final List<StoredVersion> others;
        private final PackMaking.Sink sink;
        private final PackingWatcher watcher;

        Work(List<StoredVersion> others, PackMaking.Sink sink, PackingWatcher watcher) {
            this.others = others;
            this.sink = sink;
            this.watcher = watcher;
        }

        /** The pack between the versions of {@code plain}; empty where it would save too little. */
        Optional<PackOffer> make(PackOffer plain, Optional<StoredVersion> old, StoredVersion now)
                throws IOException, InterruptedException {
            watcher.expect(
                    old.isPresent()
                            ? VersionDifference.between(old.get(), now).travellingBytes()
                            : now.manifest().contentBytes());
            var pack = making.make(
                    new Footing(old, others),
                    now,
                    (offer, head, frames) -> {
                        if (isWorthwhile(offer, plain)) {
                            sink.take(offer, head, frames);
                        }
                    },
                    watcher);
            return Optional.of(pack).filter(offer -> isWorthwhile(offer, plain));
        }

        /** Whether nodes still have what {@code pack} leans on: of each collection they keep the newest version and the one before. */
        boolean isOfUse(PackOffer pack) {
            var leans = pack.leans().all();
            return leans.size() == others.size()
                    && others.stream()
                            .allMatch(other -> leans.stream()
                                    .anyMatch(lean -> lean.collection().equals(other.collection())
                                            && isKept(lean.version(), other.version())));
        }

        private static boolean isKept(Version version, Version newest) {
            return version.number() >= newest.number() - 1;
        }
    }

    private static boolean isWorthwhile(PackOffer pack, PackOffer plain) {
        long saved = plain.lengthBytes() - pack.lengthBytes();
        return saved >= LEAST_SAVED_BYTES && saved >= plain.lengthBytes() * LEAST_SAVED;
    }
}
