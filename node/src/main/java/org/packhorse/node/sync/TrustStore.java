package org.packhorse.node.sync;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.store.Codecs;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.StreamCodec;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.trust.MetadataFiles;

/** The trust metadata accepted so far, by publisher. */
public final class TrustStore {
    /** Metadata files by publisher and name. */
    public static final Column<TrustKey, byte[]> TRUST =
            new Column<>("trust", new StreamCodec<>(TrustStore::write, TrustStore::readKey), Codecs.BYTES);

    private final Database database;

    /** A store in {@code database}. */
    public TrustStore(Database database) {
        this.database = database;
    }

    /** A metadata file of a publisher. */
    public record TrustKey(OriginId origin, String fileName) {}

    /** What is trusted of {@code origin}; empty where it was never pinned. */
    public MetadataFiles load(OriginId origin) throws IOException {
        var files = new HashMap<String, byte[]>();
        database.scan(TRUST, origin.fingerprint().toBytes(), (key, bytes) -> {
            files.put(key.fileName(), bytes);
            return true;
        });
        return MetadataFiles.of(files);
    }

    /** Keeps {@code files} and nothing else for {@code origin}, in one step. */
    public void keep(OriginId origin, MetadataFiles files) throws IOException {
        var changes = database.change();
        load(origin).toMap().forEach((name, bytes) -> changes.remove(TRUST, new TrustKey(origin, name)));
        files.toMap().forEach((name, bytes) -> changes.put(TRUST, new TrustKey(origin, name), bytes));
        changes.commit();
    }

    private static void write(TrustKey key, DataOutputStream out) throws IOException {
        out.write(key.origin().fingerprint().toBytes());
        out.writeUTF(key.fileName());
    }

    private static TrustKey readKey(DataInputStream in) throws IOException {
        return new TrustKey(new OriginId(Digest.of(in.readNBytes(Digest.LENGTH_BYTES))), in.readUTF());
    }
}
