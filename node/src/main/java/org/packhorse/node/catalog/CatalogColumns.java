package org.packhorse.node.catalog;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import org.packhorse.node.store.Codecs;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.InCollection;
import org.packhorse.node.store.StreamCodec;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;

/** The catalog's part of the schema. */
public final class CatalogColumns {
    /** Collections, whether published here or followed. */
    public static final Column<CollectionId, CollectionState> COLLECTIONS = new Column<>(
            "collections", Codecs.COLLECTION, new StreamCodec<>(CatalogColumns::write, CatalogColumns::readState));

    /** Encoded roots of manifests by version. */
    public static final Column<InCollection<Long>, byte[]> MANIFESTS =
            new Column<>("manifests", Codecs.inCollection(Codecs.LONG), Codecs.BYTES);

    /** Encoded pages of manifests. */
    public static final Column<Digest, byte[]> PAGES = new Column<>("pages", Codecs.DIGEST, Codecs.BYTES);

    /** Publishers that are trusted. */
    public static final Column<OriginId, Origin> ORIGINS = new Column<>(
            "origins",
            new StreamCodec<>(
                    (id, out) -> out.write(id.fingerprint().toBytes()),
                    in -> new OriginId(Digest.of(in.readAllBytes()))),
            new StreamCodec<>(CatalogColumns::write, CatalogColumns::readOrigin));

    private static final int AUTHORED = 0;
    private static final int FOLLOWED = 1;
    private static final int LOCAL = 2;

    private CatalogColumns() {}

    private static void write(CollectionState state, DataOutputStream out) throws IOException {
        out.writeUTF(state.id().value());
        switch (state.source()) {
            case CollectionState.Source.Authored() -> out.writeByte(AUTHORED);
            case CollectionState.Source.Local() -> out.writeByte(LOCAL);
            case CollectionState.Source.Followed(OriginId origin) -> {
                out.writeByte(FOLLOWED);
                out.write(origin.fingerprint().toBytes());
            }
        }
        out.writeLong(state.shown().number());
        out.writeLong(state.newest().number());
        out.writeLong(state.changedAt().toEpochMilli());
    }

    private static CollectionState readState(DataInputStream in) throws IOException {
        return new CollectionState(
                new CollectionId(in.readUTF()),
                readSource(in),
                new Version(in.readLong()),
                new Version(in.readLong()),
                Instant.ofEpochMilli(in.readLong()));
    }

    private static CollectionState.Source readSource(DataInputStream in) throws IOException {
        int source = in.readUnsignedByte();
        return switch (source) {
            case AUTHORED -> new CollectionState.Source.Authored();
            case FOLLOWED -> new CollectionState.Source.Followed(new OriginId(readDigest(in)));
            case LOCAL -> new CollectionState.Source.Local();
            default -> throw new IllegalArgumentException("a collection's source is " + source);
        };
    }

    private static void write(Origin origin, DataOutputStream out) throws IOException {
        out.write(origin.id().fingerprint().toBytes());
        out.writeByte(origin.addresses().size());
        for (var address : origin.addresses()) {
            out.writeUTF(address.toString());
        }
    }

    private static Origin readOrigin(DataInputStream in) throws IOException {
        var id = new OriginId(readDigest(in));
        int count = in.readUnsignedByte();
        var addresses = new ArrayList<URI>();
        for (int i = 0; i < count; i++) {
            addresses.add(URI.create(in.readUTF()));
        }
        return new Origin(id, addresses);
    }

    private static Digest readDigest(DataInputStream in) throws IOException {
        return Digest.of(in.readNBytes(Digest.LENGTH_BYTES));
    }
}
