package org.packhorse.node.sync;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.packhorse.node.store.Codecs;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.StreamCodec;
import org.packhorse.protocol.content.CollectionId;

/**
 * How long a collection has been waiting for a pack that a hub has promised to make. A hub is not trusted: when patience is over, what
 * is there is taken, whatever it costs. Kept until a newer version is shown, so that neither restarts nor new publications prolong it.
 *
 * @param rounds that ended with a promise
 * @param since when the first did
 */
public record Patience(int rounds, Instant since) {
    /** Those of collections that wait. */
    public static final Column<CollectionId, Patience> PATIENCE =
            new Column<>("patience", Codecs.COLLECTION, new StreamCodec<>(Patience::write, Patience::read));

    /** Some minutes of work are long done, and somebody who pressed a button twice has not lost the pack. */
    private static final int SOME_ROUNDS = 3;

    private static final Duration LONG = Duration.ofHours(2);

    /** Where no clock tells the time, because it begins anew whenever the node is switched on. */
    private static final int MANY_ROUNDS = 24;

    /** The first promise. */
    static Patience begin(Instant now) {
        return new Patience(1, now);
    }

    /** One promise more. */
    Patience again() {
        return new Patience(rounds + 1, since);
    }

    /** Whether no further promise counts. */
    boolean isOver(Instant now) {
        boolean isLong = Duration.between(since, now).abs().compareTo(LONG) >= 0;
        return rounds >= MANY_ROUNDS || (rounds >= SOME_ROUNDS && isLong);
    }

    private static void write(Patience patience, DataOutputStream out) throws IOException {
        out.writeInt(patience.rounds);
        out.writeLong(patience.since.toEpochMilli());
    }

    private static Patience read(DataInputStream in) throws IOException {
        return new Patience(in.readInt(), Instant.ofEpochMilli(in.readLong()));
    }
}
