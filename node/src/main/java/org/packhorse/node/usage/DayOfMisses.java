package org.packhorse.node.usage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.packhorse.node.store.StreamCodec;

/**
 * What was searched for on one day without a result.
 *
 * @param day since the epoch, in UTC
 * @param queries by their {@linkplain SearchWords normalised words}
 * @param others how many searches are not told apart
 */
public record DayOfMisses(long day, Map<String, Missed> queries, long others) {
    /** More different ones nobody reads. It bounds a day to 16 KB. */
    static final int LIMIT = 200;

    static final StreamCodec<DayOfMisses> CODEC = new StreamCodec<>(DayOfMisses::write, DayOfMisses::read);

    /**
     * A query.
     *
     * @param count how often
     * @param hours in which hours of the day, one bit for each
     */
    public record Missed(long count, int hours) {
        static Missed once(int hourOfDay) {
            return new Missed(1, 1 << hourOfDay);
        }

        Missed plus(Missed other) {
            return new Missed(count + other.count, hours | other.hours);
        }
    }

    public DayOfMisses {
        queries = Map.copyOf(queries);
    }

    static DayOfMisses empty(long day) {
        return new DayOfMisses(day, Map.of(), 0);
    }

    DayOfMisses plus(DayOfMisses more) {
        var all = new HashMap<>(queries);
        long without = others + more.others;
        for (var entry : more.queries.entrySet()) {
            if (all.size() < LIMIT || all.containsKey(entry.getKey())) {
                all.merge(entry.getKey(), entry.getValue(), Missed::plus);
            } else {
                without += entry.getValue().count();
            }
        }
        return new DayOfMisses(day, all, without);
    }

    /** How many searches there were. */
    long sum() {
        return others + queries.values().stream().mapToLong(Missed::count).sum();
    }

    /** This with only those queries told apart that {@code isKept}. */
    DayOfMisses keeping(Predicate<String> isKept) {
        var kept = new HashMap<>(queries);
        kept.keySet().removeIf(query -> !isKept.test(query));
        long dropped = queries.entrySet().stream()
                .filter(entry -> !kept.containsKey(entry.getKey()))
                .mapToLong(entry -> entry.getValue().count())
                .sum();
        return new DayOfMisses(day, kept, others + dropped);
    }

    private static void write(DayOfMisses day, DataOutputStream out) throws IOException {
        out.writeLong(day.day);
        out.writeLong(day.others);
        out.writeInt(day.queries.size());
        for (var entry : day.queries.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue().count());
            out.writeInt(entry.getValue().hours());
        }
    }

    private static DayOfMisses read(DataInputStream in) throws IOException {
        long day = in.readLong();
        long others = in.readLong();
        var queries = new HashMap<String, Missed>();
        for (int left = in.readInt(); left > 0; left--) {
            queries.put(in.readUTF(), new Missed(in.readLong(), in.readInt()));
        }
        return new DayOfMisses(day, queries, others);
    }
}
