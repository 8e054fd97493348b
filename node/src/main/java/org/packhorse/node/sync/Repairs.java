package org.packhorse.node.sync;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.StoreCheck;
import org.packhorse.node.store.Codecs;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.StreamCodec;
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

    /** Asks for the repair of everything that {@code check} found damaged and that somebody else publishes. */
    public void request(StoreCheck.Result check, List<CollectionState> collections) throws IOException {
        var blobs = check.blobs().stream().limit(BLOB_LIMIT).toList();
        var changes = database.change();
        for (var state : collections) {
            boolean isFollowed = state.source() instanceof CollectionState.Source.Followed;
            if (isFollowed && check.collections().contains(state.id())) {
                changes.put(REPAIRS, state.id(), blobs).remove(SyncColumns.STONES, state.id());
            }
        }
        changes.commit();
    }

    /** The blobs that have to be written anew for {@code collection}; empty where it is sound as far as anybody knows. */
    Optional<List<Digest>> find(CollectionId collection) throws IOException {
        return database.find(REPAIRS, collection);
    }

    /** Everything of {@code collection} was brought again. */
    void done(CollectionId collection) throws IOException {
        database.change().remove(REPAIRS, collection).commit();
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
