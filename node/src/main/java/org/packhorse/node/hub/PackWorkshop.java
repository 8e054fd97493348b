package org.packhorse.node.hub;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.packhorse.node.identity.KeyFolder;
import org.packhorse.node.publish.PacksOnDemand;
import org.packhorse.node.runtime.LongWork;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes packs that nodes ask for, one at a time, so many in a day. Anybody may ask, nobody has to say who they are, so whatever they
 * ask, what this hub does is bounded: each pair of versions is tried once, what was begun counts for a day whatever became of it, also
 * through restarts, and nothing waits that would not be made within the day. One thread.
 */
public final class PackWorkshop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PackWorkshop.class);

    private final PacksOnDemand packs;
    private final KeyFolder keys;
    private final Demands demands;
    private final InstantSource clock;
    private final int perDay;
    private final BlockingQueue<Wanted> queue;
    private final Thread thread;
    /** What waits, and what is being made; guarded by this. */
    private final Set<Wanted> open = new HashSet<>();
    /** How many of these wait, and are not counted among what was begun; guarded by this. */
    private int waiting;

    /**
     * A workshop that is not started.
     *
     * @param keys such as need no passphrase
     * @param perDay 1 or more
     */
    public PackWorkshop(PacksOnDemand packs, KeyFolder keys, Demands demands, InstantSource clock, int perDay) {
        this.packs = packs;
        this.keys = keys;
        this.demands = demands;
        this.clock = clock;
        this.perDay = perDay;
        this.queue = new ArrayBlockingQueue<>(perDay);
        this.thread = LongWork.thread("packs-on-demand", this::run);
    }

    private record Wanted(CollectionId collection, Version from) {
        @Override
        public String toString() {
            return collection + " from version " + from;
        }
    }

    /** What somebody who asked for a pack is told. */
    sealed interface Answer {
        /** It is made, or being made, or will be: it is worth looking again. */
        record Wait(String words) implements Answer {}

        /** It will not come, because of {@code why}. */
        record No(String why) implements Answer {}

        /** There is nothing of the kind here. */
        record Unknown() implements Answer {}
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** Takes the wish for a pack of {@code collection} that leads on from {@code from}; costs some look-ups of small records. */
    synchronized Answer ask(CollectionId collection, Version from) throws IOException {
        return switch (packs.prospect(collection, from)) {
            case PacksOnDemand.Prospect.Unknown() -> new Answer.Unknown();
            case PacksOnDemand.Prospect.Offered() -> new Answer.Wait("it is offered; look what is newer");
            case PacksOnDemand.Prospect.Possible(var to) -> ask(new Wanted(collection, from), to);
        };
    }

    private Answer ask(Wanted wanted, Version to) throws IOException {
        if (open.contains(wanted)) {
            return new Answer.Wait("it is waiting to be made, or being made");
        }
        var before = demands.find(wanted.collection, wanted.from, to);
        if (before.isPresent() && before.get().result() instanceof Demand.Result.Refused(var why)) {
            return new Answer.No(why);
        }
        if (demands.countAround(clock.instant()) + waiting >= perDay) {
            return new Answer.No("as many packs as this hub makes in a day are asked for already");
        }
        if (!queue.offer(wanted)) {
            throw new IllegalStateException("the queue holds a day's packs");
        }
        open.add(wanted);
        waiting++;
        return new Answer.Wait("it will be made");
    }

    private synchronized Optional<Demand> begin(Wanted wanted) throws IOException {
        waiting--;
        if (packs.prospect(wanted.collection, wanted.from) instanceof PacksOnDemand.Prospect.Possible(var to)) {
            var begun = new Demand(wanted.collection, wanted.from, to, clock.instant(), new Demand.Result.Begun());
            // Before anything is done: what kills the hub counts as well.
            demands.keep(begun);
            return Optional.of(begun);
        }
        return Optional.empty();
    }

    private synchronized void done(Wanted wanted) {
        open.remove(wanted);
    }

    private void run() {
        try {
            while (true) {
                var wanted = queue.take();
                try {
                    make(wanted);
                } finally {
                    done(wanted);
                }
            }
        } catch (InterruptedException e) {
            LOG.atDebug().log("making packs on demand stopped");
        }
    }

    private void make(Wanted wanted) throws InterruptedException {
        try {
            var begun = begin(wanted);
            if (begun.isPresent()) {
                demands.keep(end(begun.get()));
            }
        } catch (IOException | RuntimeException e) {
            LOG.atError().setCause(e).log("what was made on demand could not be kept");
        }
    }

    private Demand end(Demand begun) throws InterruptedException {
        try {
            return switch (packs.make(
                    begun.collection(), begun.from(), keys.load(), _ -> PackWorkshop.throwIfInterrupted())) {
                case PacksOnDemand.Outcome.Made(var pack) -> {
                    LOG.atInfo()
                            .addKeyValue("collection", pack.collection())
                            .addKeyValue("from", pack.from())
                            .addKeyValue("version", pack.to())
                            .addKeyValue("packBytes", pack.lengthBytes())
                            .log("pack made on demand");
                    yield begun.ended(new Demand.Result.Made(pack.lengthBytes()));
                }
                case PacksOnDemand.Outcome.Refused(var why) -> refused(begun, why);
            };
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException("the hub ends");
        } catch (IOException | RefusedInputException | RuntimeException e) {
            // Counted and not tried again: whoever asks must not be able to make the same thing fail all day.
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("collection", begun.collection())
                    .log("pack on demand failed");
            return begun.ended(new Demand.Result.Refused("making it failed"));
        }
    }

    private static Demand refused(Demand begun, String why) {
        LOG.atInfo()
                .addKeyValue("collection", begun.collection())
                .addKeyValue("from", begun.from())
                .addKeyValue("why", why)
                .log("pack on demand refused");
        return begun.ended(new Demand.Result.Refused(why));
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the hub ends");
        }
    }

    /** Gives up what is being made and forgets what waits; nodes ask again. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
