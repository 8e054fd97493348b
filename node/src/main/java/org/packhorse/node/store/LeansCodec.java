package org.packhorse.node.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.pack.Leans;

/** What a pack leans on, as a part of records. */
public final class LeansCodec {
    private LeansCodec() {}

    /** Writes {@code leans}. */
    public static void write(Leans leans, DataOutputStream out) throws IOException {
        out.writeByte(leans.all().size());
        for (var lean : leans.all()) {
            out.writeUTF(lean.collection().value());
            out.writeLong(lean.version().number());
            out.write(lean.manifest().toBytes());
        }
    }

    /** What {@link #write} was given. */
    public static Leans read(DataInputStream in) throws IOException {
        var leans = new ArrayList<Lean>();
        for (int count = in.readUnsignedByte(); count > 0; count--) {
            leans.add(new Lean(
                    new CollectionId(in.readUTF()),
                    new Version(in.readLong()),
                    Digest.of(in.readNBytes(Digest.LENGTH_BYTES))));
        }
        return new Leans(leans);
    }
}
