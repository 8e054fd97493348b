package org.packhorse.node.publish;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import org.packhorse.node.store.Codecs;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.LeansCodec;
import org.packhorse.node.store.StreamCodec;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;

/** The part of the schema that curating and publishing keep. */
public final class DraftColumns {
    /** What the curator has said about each collection. */
    public static final Column<CollectionId, Details> DETAILS =
            new Column<>("details", Codecs.COLLECTION, Details.CODEC);

    /** The encoded manifest of what would be published next. */
    public static final Column<CollectionId, byte[]> DRAFTS = new Column<>("drafts", Codecs.COLLECTION, Codecs.BYTES);

    /**
     * The encoded manifest of the version that goes before the draft, without media that may come later; stays until the draft itself
     * is published.
     */
    public static final Column<CollectionId, byte[]> TEXT_FIRST =
            new Column<>("text-first", Codecs.COLLECTION, Codecs.BYTES);

    /** What signed metadata is to offer of each collection. */
    public static final Column<CollectionId, Offered> PUBLISHED = new Column<>(
            "published", Codecs.COLLECTION, new StreamCodec<>(DraftColumns::write, DraftColumns::readOffered));

    private DraftColumns() {}

    private static void write(Offered offered, DataOutputStream out) throws IOException {
        out.writeInt(offered.versions().size());
        for (var version : offered.versions()) {
            write(version, out);
        }
    }

    private static Offered readOffered(DataInputStream in) throws IOException {
        var versions = new ArrayList<PublishedVersion>();
        for (int count = in.readInt(); count > 0; count--) {
            versions.add(readPublished(in));
        }
        return new Offered(versions);
    }

    private static void write(PublishedVersion published, DataOutputStream out) throws IOException {
        out.writeUTF(published.collection().value());
        out.writeLong(published.version().number());
        out.write(published.manifest().toBytes());
        out.writeLong(published.manifestLength());
        out.writeInt(published.packs().size());
        for (var pack : published.packs()) {
            out.writeLong(pack.from().number());
            out.writeLong(pack.lengthBytes());
            out.writeInt(pack.headLength());
            out.write(pack.headDigest().toBytes());
            out.writeLong(pack.contentBytes());
            LeansCodec.write(pack.leans(), out);
        }
    }

    private static PublishedVersion readPublished(DataInputStream in) throws IOException {
        var collection = new CollectionId(in.readUTF());
        var version = new Version(in.readLong());
        var manifest = readDigest(in);
        long length = in.readLong();
        var packs = new ArrayList<PackOffer>();
        for (int count = in.readInt(); count > 0; count--) {
            packs.add(new PackOffer(
                    collection,
                    new Version(in.readLong()),
                    version,
                    in.readLong(),
                    in.readInt(),
                    readDigest(in),
                    in.readLong(),
                    LeansCodec.read(in)));
        }
        return new PublishedVersion(collection, version, manifest, length, packs);
    }

    private static Digest readDigest(DataInputStream in) throws IOException {
        return Digest.of(in.readNBytes(Digest.LENGTH_BYTES));
    }
}
