package org.packhorse.node.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.packhorse.node.runtime.SteadyClock;
import org.packhorse.protocol.content.CollectionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out which of the open indexes are damaged once a search has failed, and puts them out of use. Any thread. */
final class IndexCheck {
    private static final Logger LOG = LoggerFactory.getLogger(IndexCheck.class);

    /** It reads all there is: more often it would be a burden, whether the card is dying or a question finds a mistake of ours. */
    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(10);

    private final OpenIndexes indexes;
    private final Consumer<Set<CollectionId>> onDamage;
    private final BooleanSupplier stopped;
    private Instant next = Instant.MIN;

    /** @param onDamage told the collections whose indexes are out of use */
    IndexCheck(OpenIndexes indexes, Consumer<Set<CollectionId>> onDamage, BooleanSupplier stopped) {
        this.indexes = indexes;
        this.onDamage = onDamage;
        this.stopped = stopped;
    }

    /** Whether the caller is to have it {@link #run}; nobody else is told so for a while. */
    synchronized boolean isDue() {
        var now = SteadyClock.INSTANCE.instant();
        if (stopped.getAsBoolean() || now.isBefore(next)) {
            return false;
        }
        next = now.plus(AT_MOST_EVERY);
        return true;
    }

    /** Takes as long as the device needs to read all indexes. */
    void run() {
        var damaged = indexes.dropDamaged(stopped);
        LOG.atWarn().addKeyValue("damaged", damaged).log("indexes checked, because a search failed");
        onDamage.accept(damaged);
    }
}
