package org.packhorse.node.sync;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.StoreCheck;
import org.packhorse.node.store.Codecs;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.StreamCodec;
import org.packhorse.node.sync.pack.SyncColumns;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;

/**
 * Collections whose stored bytes turned out to be damaged, kept until a full pack has brought them again. No pack says which of its
 * frames holds a file, so the full one is the only one that surely does. Any thread.
 */
public final class Repairs {
    /** The blobs to be written anew, by collection. */
    public static final Column<CollectionId, List<Digest>> REPAIRS =
            new Column<>("repairs", Codecs.COLLECTION, new StreamCodec<>(Repairs::write, Repairs::read));

    /** Beyond that the card is dying, and what is missed is found when it is verified again. */
    private static final int BLOB_LIMIT = 10_000;

    private final Database database;

    /** Those in {@code database}. */
    public Repairs(Database database) {
        this.database = database;
    }

    /**
     * Asks for the repair of everything that {@code check} found damaged and that somebody else publishes. A repair that goes on goes on,
     * unless more is damaged than it knows of.
     */
    public void request(StoreCheck.Result check, List<CollectionState> collections) throws IOException {
        var blobs = check.blobs().stream().limit(BLOB_LIMIT).toList();
        var changes = database.change();
        for (var state : collections) {
            boolean isFollowed = state.source() instanceof CollectionState.Source.Followed;
            boolean isKnown = new HashSet<>(find(state.id()).orElse(List.of())).containsAll(blobs);
            if (isFollowed && check.collections().contains(state.id()) && !isKnown) {
                begin(state.id(), blobs, changes);
            }
        }
        changes.commit();
    }

    private static void begin(CollectionId collection, List<Digest> blobs, Database.Changes changes) {
        changes.put(REPAIRS, collection, blobs).remove(SyncColumns.STONES, collection);
    }

    /** Asks for {@code collection} to be brought again because of {@code blobs}, whatever else goes on. */
    void request(CollectionId collection, Collection<Digest> blobs) throws IOException {
        var changes = database.change();
        begin(collection, blobs.stream().limit(BLOB_LIMIT).toList(), changes);
        changes.commit();
    }

    /** The blobs that have to be written anew for {@code collection}; empty where it is sound as far as anybody knows. */
    Optional<List<Digest>> find(CollectionId collection) throws IOException {
        return database.find(REPAIRS, collection);
    }

    private static void write(List<Digest> blobs, DataOutputStream out) throws IOException {
        for (var blob : blobs) {
            out.write(blob.toBytes());
        }
    }

    private static List<Digest> read(DataInputStream in) throws IOException {
        var blobs = new ArrayList<Digest>();
        while (in.available() > 0) {
            blobs.add(Digest.of(in.readNBytes(Digest.LENGTH_BYTES)));
        }
        return List.copyOf(blobs);
    }
}
