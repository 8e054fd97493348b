package org.packhorse.node.sync;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.packhorse.node.store.Codecs;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.StreamCodec;
import org.packhorse.node.sync.plan.Finding;
import org.packhorse.node.sync.plan.KnownUpstream;
import org.packhorse.protocol.content.Digest;

/** Which upstreams are marked, kept through restarts. Written by the thread that pulls, read by any. */
public final class Marks {
    /** Marks by address. */
    public static final Column<String, Mark> MARKS =
            new Column<>("upstream_marks", Codecs.STRING, new StreamCodec<>(Marks::write, Marks::read));

    private final Database database;

    /** Those in {@code database}. */
    public Marks(Database database) {
        this.database = database;
    }

    /** The marks that count at {@code now}, by address. */
    public Map<String, Mark> on(Instant now) throws IOException {
        var marks = new TreeMap<String, Mark>();
        database.scan(MARKS, new byte[0], (address, mark) -> {
            if (mark.isOn(now)) {
                marks.put(address, mark);
            }
            return true;
        });
        return marks;
    }

    /**
     * Marks {@code upstream}.
     *
     * @param pack the head of the pack of which it turned out to have no good copy
     */
    void add(URI upstream, String reason, Optional<Digest> pack, Instant now) throws IOException {
        var known = database.find(MARKS, upstream.toString());
        var mark = known.map(before -> before.again(reason, now)).orElseGet(() -> Mark.first(reason, now));
        var full = pack.map(mark::withPack).orElse(mark);
        database.change().put(MARKS, upstream.toString(), full).commit();
    }

    /** {@code upstreams} in the order in which they are asked: cheapest kind first, marked ones after all others. */
    List<KnownUpstream> inOrder(List<KnownUpstream> upstreams, Instant now) throws IOException {
        var marked = on(now);
        return upstreams.stream()
                .sorted(Comparator.comparing((KnownUpstream upstream) ->
                                marked.containsKey(upstream.address().toString()))
                        .thenComparing(KnownUpstream::kind))
                .toList();
    }

    /** What marks say about packs: who has no good copy of which. */
    List<Finding> findings(Instant now) throws IOException {
        var findings = new ArrayList<Finding>();
        on(now).forEach((address, mark) -> mark.packs()
                .forEach(pack -> findings.add(new Finding.Lacking(new Finding.Copy(pack, URI.create(address))))));
        return findings;
    }

    private static void write(Mark mark, DataOutputStream out) throws IOException {
        out.writeUTF(mark.reason());
        out.writeLong(mark.since().toEpochMilli());
        out.writeLong(mark.until().toEpochMilli());
        out.writeInt(mark.count());
        out.writeInt(mark.packs().size());
        for (var pack : mark.packs()) {
            out.write(pack.toBytes());
        }
    }

    private static Mark read(DataInputStream in) throws IOException {
        var reason = in.readUTF();
        var since = Instant.ofEpochMilli(in.readLong());
        var until = Instant.ofEpochMilli(in.readLong());
        int count = in.readInt();
        var packs = new ArrayList<Digest>();
        for (int left = in.readInt(); left > 0; left--) {
            packs.add(Digest.of(in.readNBytes(Digest.LENGTH_BYTES)));
        }
        return new Mark(reason, since, until, count, packs);
    }
}
