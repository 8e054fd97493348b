package org.packhorse.node.publish;

import java.io.IOException;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.publish.pack.VersionDifference;
import org.packhorse.node.store.Database;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.trust.metadata.SigningKeys;

/**
 * Offers one pack more to the newest version of a collection: from a version that none of the usual packs leads on from. It is made,
 * stored and signed like those of a publication, stays as long, and serves everybody who has that version. Any thread.
 */
public final class PacksOnDemand {
    /**
     * The most content that such a pack carries: some minutes of a small machine's time, in which nothing can be published. What is
     * larger is mostly films, which hardly shrink, and then the full pack is no longer much worse.
     */
    static final long CONTENT_LIMIT_BYTES = 256_000_000;

    private final Publisher publisher;
    private final PackMaking making;
    private final Catalog catalog;
    private final Database database;
    private final long contentLimitBytes;

    /** @param contentLimitBytes the most content that a pack may carry */
    PacksOnDemand(Publisher publisher, PackMaking making, Catalog catalog, Database database, long contentLimitBytes) {
        this.publisher = publisher;
        this.making = making;
        this.catalog = catalog;
        this.database = database;
        this.contentLimitBytes = contentLimitBytes;
    }

    /** What would come of asking for a pack. */
    public sealed interface Prospect {
        /** It can be made; it would lead {@code to} here. */
        record Possible(Version to) implements Prospect {}

        /** A way is offered already. */
        record Offered() implements Prospect {}

        /** Nothing of that name is published here, or that version is not, or not kept any more. */
        record Unknown() implements Prospect {}
    }

    /** What came of making one. */
    public sealed interface Outcome {
        /** It is in the repository, and signed. */
        record Made(PackOffer pack) implements Outcome {}

        /** It is not to be had, because of {@code why}, words for people. */
        record Refused(String why) implements Outcome {}
    }

    /** What would come of {@link #make}, as far as that can be said for next to nothing: two small records are read. */
    public Prospect prospect(CollectionId collection, Version from) throws IOException {
        var offered = database.find(DraftColumns.PUBLISHED, collection);
        if (offered.isEmpty()
                || !offered.get().newest().version().isAfter(from)
                || !catalog.versions(collection).contains(from)) {
            return new Prospect.Unknown();
        }
        return offered.get().isDeadEnd(from)
                ? new Prospect.Possible(offered.get().newest().version())
                : new Prospect.Offered();
    }

    /**
     * Makes the pack from {@code from} to the newest version, which may be a newer one by now, and offers it. Waits until nothing is
     * being published.
     */
    public Outcome make(CollectionId collection, Version from, SigningKeys keys, PackingWatcher watcher)
            throws IOException, InterruptedException, RefusedInputException {
        return publisher.inTurn(() -> makeNow(collection, from, keys, watcher));
    }

    private Outcome makeNow(CollectionId collection, Version from, SigningKeys keys, PackingWatcher watcher)
            throws IOException, InterruptedException, RefusedInputException {
        var offered = database.find(DraftColumns.PUBLISHED, collection);
        if (offered.isEmpty() || !offered.get().isDeadEnd(from)) {
            return new Outcome.Refused("a way from version " + from + " is offered by now");
        }
        var base = catalog.findVersion(collection, from);
        if (base.isEmpty()) {
            return new Outcome.Refused("version " + from + " is not kept any more");
        }
        var newest = offered.get().newest().version();
        var now = catalog.findVersion(collection, newest).orElseThrow();
        long bytes = VersionDifference.between(base.get(), now).travellingBytes();
        if (bytes > contentLimitBytes) {
            return new Outcome.Refused("too much has changed since version " + from + ": " + bytes
                    + " bytes, more than " + contentLimitBytes);
        }
        var pack = making.runFrom(base.get(), now, storing(offered.get()), watcher);
        if (!offered.get().isWorthOffering(pack)) {
            return new Outcome.Refused("a pack from version " + from + " would hardly be shorter than a full one");
        }
        database.change()
                .put(DraftColumns.PUBLISHED, collection, offered.get().with(pack))
                .commit();
        publisher.signWhatIsPublished(keys);
        return new Outcome.Made(pack);
    }

    private PackMaking.Sink storing(Offered offered) {
        return (pack, head, frames) -> {
            if (offered.isWorthOffering(pack)) {
                publisher.store(pack, head, frames);
            }
        };
    }
}
