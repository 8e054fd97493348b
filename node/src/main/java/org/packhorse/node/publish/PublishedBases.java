package org.packhorse.node.publish;

import java.io.IOException;
import java.util.HashMap;
import java.util.function.BiPredicate;
import org.packhorse.node.store.Database;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;

/** The versions of this hub's own collections that packs will lead from. */
public final class PublishedBases {
    /** Who was away for a term while versions came weekly is still led on from where they are, if they ask. */
    private static final int KEPT_ON_DEMAND = 16;

    private final Database database;
    private final int kept;

    private PublishedBases(Database database, int kept) {
        this.database = database;
        this.kept = kept;
    }

    /** Of the hub whose records are in {@code database}; where it makes packs on demand, it keeps more to make them from. */
    public static PublishedBases of(Database database, boolean onDemand) {
        return new PublishedBases(database, onDemand ? KEPT_ON_DEMAND : Offered.STEPS_KEPT);
    }

    /** Whether a version has to be kept, as things stand now. */
    public BiPredicate<CollectionId, Version> needed() throws IOException {
        var offered = new HashMap<CollectionId, Offered>();
        database.scan(DraftColumns.PUBLISHED, new byte[0], (collection, o) -> {
            offered.put(collection, o);
            return true;
        });
        return (collection, version) ->
                offered.containsKey(collection) && offered.get(collection).needs(version, kept);
    }
}
