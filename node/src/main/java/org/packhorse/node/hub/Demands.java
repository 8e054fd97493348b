package org.packhorse.node.hub;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.store.Codecs;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.StreamCodec;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;

/** What was made on demand, and what could not be, kept through restarts. Any thread. */
public final class Demands {
    /** Demands by {@code COLLECTION/TO/FROM}. */
    public static final Column<String, Demand> DEMANDS =
            new Column<>("packs_on_demand", Codecs.STRING, new StreamCodec<>(Demand::write, Demand::read));

    /** More than a day may have, and enough to show people what happened; some hundred bytes each. */
    private static final int KEPT = 64;

    private static final Duration DAY = Duration.ofDays(1);

    private final Database database;

    /** Those in {@code database}. */
    public Demands(Database database) {
        this.database = database;
    }

    /** All that are kept, newest first. */
    public List<Demand> all() throws IOException {
        var all = new ArrayList<Demand>();
        database.scan(DEMANDS, new byte[0], (_, demand) -> all.add(demand));
        all.sort(Comparator.comparing(Demand::begunAt).reversed());
        return all;
    }

    /** What became of the pack from {@code from} to {@code to}, where it was asked for. */
    Optional<Demand> find(CollectionId collection, Version from, Version to) throws IOException {
        return database.find(DEMANDS, key(collection, from, to));
    }

    /** How many were begun within a day of {@code now}, before or after: the clock may have been set back, and not for good. */
    long countAround(Instant now) throws IOException {
        return all().stream()
                .filter(demand -> Duration.between(demand.begunAt(), now).abs().compareTo(DAY) < 0)
                .count();
    }

    /** Keeps {@code demand}, and forgets the oldest where there are too many. */
    void keep(Demand demand) throws IOException {
        var changes = database.change().put(DEMANDS, key(demand.collection(), demand.from(), demand.to()), demand);
        all().stream().skip(KEPT).forEach(old -> changes.remove(DEMANDS, key(old.collection(), old.from(), old.to())));
        changes.commit();
    }

    private static String key(CollectionId collection, Version from, Version to) {
        return collection + "/" + to + "/" + from;
    }
}
