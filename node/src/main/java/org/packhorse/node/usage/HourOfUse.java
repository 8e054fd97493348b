package org.packhorse.node.usage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.packhorse.node.store.StreamCodec;

/**
 * What was used within one hour.
 *
 * @param hour since the epoch, in UTC
 */
public record HourOfUse(long hour, Map<Used, Counts> counts) {
    /**
     * More than two classes of a large school open in an hour; it bounds what a program that walks through everything can write: 50 KB
     * an hour. Beyond, each collection is counted as a whole.
     */
    static final int LIMIT = 1_024;

    static final StreamCodec<HourOfUse> CODEC = new StreamCodec<>(HourOfUse::write, HourOfUse::read);

    private static final long SECONDS = 3_600;

    public HourOfUse {
        counts = Map.copyOf(counts);
    }

    static HourOfUse empty(long hour) {
        return new HourOfUse(hour, Map.of());
    }

    /** The hour in which {@code time} lies; the first one for a clock that tells a time before the epoch. */
    static long at(Instant time) {
        return Math.max(0, Math.floorDiv(time.getEpochSecond(), SECONDS));
    }

    /** When it began. */
    public Instant begin() {
        return Instant.ofEpochSecond(hour * SECONDS);
    }

    /** Its day since the epoch, in UTC. */
    long day() {
        return hour / 24;
    }

    /** This with {@code more} of the same hour. */
    HourOfUse plus(Map<Used, Counts> more) {
        var all = new HashMap<>(counts);
        more.forEach((used, count) -> add(all, used, count));
        return new HourOfUse(hour, all);
    }

    /** Counts {@code used} in {@code counts}, or what stands for it where there is no room. */
    static void add(Map<Used, Counts> counts, Used used, Counts count) {
        boolean fits = counts.size() < LIMIT || counts.containsKey(used);
        counts.merge(fits ? used : used.rest(), count, Counts::plus);
    }

    private static void write(HourOfUse hour, DataOutputStream out) throws IOException {
        out.writeLong(hour.hour);
        out.writeInt(hour.counts.size());
        for (var entry : hour.counts.entrySet()) {
            out.writeUTF(entry.getKey().collection());
            out.writeUTF(entry.getKey().resource());
            out.writeInt((int) Math.min(Integer.MAX_VALUE, entry.getValue().viewed()));
            out.writeInt((int) Math.min(Integer.MAX_VALUE, entry.getValue().opened()));
            out.writeInt((int) Math.min(Integer.MAX_VALUE, entry.getValue().downloaded()));
        }
    }

    private static HourOfUse read(DataInputStream in) throws IOException {
        long hour = in.readLong();
        var counts = new HashMap<Used, Counts>();
        for (int left = in.readInt(); left > 0; left--) {
            counts.put(new Used(in.readUTF(), in.readUTF()), new Counts(in.readInt(), in.readInt(), in.readInt()));
        }
        return new HourOfUse(hour, counts);
    }
}
