package org.packhorse.node.usage;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.packhorse.node.catalog.Openings;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.transport.RequestTarget;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what is shown. In memory, and written to the database some minutes after the first change and at the end: a power cut costs these
 * minutes, and a library that nobody uses writes nothing. Any thread; counting waits for no disk.
 */
public final class UsageLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UsageLog.class);

    /** 200, a part, and what the asker has already. */
    private static final Set<Integer> WITH_CONTENT = Set.of(200, 206, 304);

    private final Shelf shelf;
    private final UsageHistory history;
    private final InstantSource clock;
    private final Executor later;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** Held by whoever writes: one after the other. */
    private final Object writing = new Object();

    /** Guards what follows. */
    private final Object counting = new Object();

    private Pending pending = new Pending();
    private boolean willWrite;
    private boolean closed;
    private long lastTrimmedDay = -1;

    /** What a version's files open. */
    private record Known(ShownVersion version, Openings openings) {}

    /**
     * A log for the resources on {@code shelf}.
     *
     * @param later runs what it is given some minutes later
     */
    public UsageLog(Shelf shelf, UsageHistory history, InstantSource clock, Executor later) {
        this.shelf = shelf;
        this.history = history;
        this.clock = clock;
        this.later = later;
    }

    /**
     * Notes that a GET of {@code target} was answered. It counts where that was with content, or where its sender has that content already. Never waits.
     *
     * @param headers of the request, by their lower-case names
     */
    public void answered(RequestTarget target, Map<String, String> headers, int status) {
        if (WITH_CONTENT.contains(status)) {
            count(Counted.of(target, headers));
        }
    }

    private void count(Counted counted) {
        switch (counted) {
            case Counted.Nothing() -> {}
            case Counted.OfResource(var used, var count) -> count(used, count);
            case Counted.Content(var collection, var path, var kept) ->
                findOpened(collection, path)
                        .ifPresent(resource ->
                                count(new Used(collection, resource.id()), kept ? Counts.DOWNLOADED : Counts.OPENED));
        }
    }

    private Optional<Resource> findOpened(String collection, String path) {
        try {
            var version = shelf.find(CollectionId.parse(collection));
            if (version.isEmpty()) {
                return Optional.empty();
            }
            var latest = known.get(collection);
            if (latest == null || !latest.version().equals(version.get())) {
                latest = new Known(version.get(), Openings.of(version.get().info()));
                known.put(collection, latest);
            }
            return latest.openings().find(path);
        } catch (IOException | RefusedInputException e) {
            return Optional.empty();
        }
    }

    private void count(Used used, Counts count) {
        synchronized (counting) {
            pending.add(clock.instant(), used, count);
            writeLater();
        }
    }

    /** Notes that a search for {@code query} found nothing. */
    public void nothingFound(String query) {
        synchronized (counting) {
            pending.addMiss(clock.instant(), query);
            writeLater();
        }
    }

    /** Called by whoever counts. */
    private void writeLater() {
        if (!willWrite && !closed) {
            willWrite = true;
            later.execute(this::write);
        }
    }

    /** Writes what was counted so far; where that fails it is kept for the next time. */
    void write() {
        synchronized (writing) {
            Pending taken;
            synchronized (counting) {
                taken = pending;
                pending = new Pending();
                willWrite = false;
            }
            if (taken.isEmpty()) {
                return;
            }
            try {
                history.add(taken);
            } catch (IOException e) {
                LOG.atWarn().setCause(e).log("usage cannot be written now");
                synchronized (counting) {
                    taken.add(pending);
                    pending = taken;
                }
                return;
            }
            trimOnceADay();
        }
    }

    private void trimOnceADay() {
        long now = HourOfUse.at(clock.instant());
        long day = now / 24;
        if (day == lastTrimmedDay) {
            return;
        }
        lastTrimmedDay = day;
        try {
            history.trim(now);
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("old counters cannot be dropped now");
        }
    }

    /** What was counted until now, also what is not written yet, goes into the answers of the history. */
    public UsageHistory upToDate() {
        write();
        return history;
    }

    /** Writes what is left. */
    @Override
    public void close() {
        synchronized (counting) {
            closed = true;
        }
        write();
    }
}
