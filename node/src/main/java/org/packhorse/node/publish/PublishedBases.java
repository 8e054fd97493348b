package org.packhorse.node.publish;

import java.io.IOException;
import java.util.HashMap;
import java.util.function.BiPredicate;
import org.packhorse.node.store.Database;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;

/** The versions of this hub's own collections that packs will lead from. */
public final class PublishedBases {
    private final Database database;

    /** Of the hub whose records are in {@code database}. */
    public PublishedBases(Database database) {
        this.database = database;
    }

    /** Whether a version has to be kept, as things stand now. */
    public BiPredicate<CollectionId, Version> needed() throws IOException {
        var offered = new HashMap<CollectionId, Offered>();
        database.scan(DraftColumns.PUBLISHED, new byte[0], (collection, o) -> {
            offered.put(collection, o);
            return true;
        });
        return (collection, version) ->
                offered.containsKey(collection) && offered.get(collection).needs(version);
    }
}
