package org.packhorse.node.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.runtime.SteadyClock;
import org.packhorse.node.transport.ClientAddress;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Search in everything that is shown, as far as it is indexed; and what keeps the indexes. Any thread.
 *
 * <p>Nobody's search can hold the box: there are few at a time, each has a time limit, and whoever finds too many waiting is sent away. Nor can
 * one machine hold it: {@link SearchTurns} go round.
 */
public final class FullText implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FullText.class);

    /** Ten times what a search takes on a slow board; what has not been found by then is said to be missing. */
    public static final Duration TIME_LIMIT = Duration.ofSeconds(1);

    private static final int AT_ONCE = 2;

    /** A class that searches at once on a busy box; with the two that run, ten of the sixteen places where answers are worked out. */
    private static final int WAITING = 8;

    /** Whoever types asks with every word for what none need have: apart, so that it never stands in the way of a search, nor waits for one. */
    private static final int SUGGESTING_AT_ONCE = 1;

    private static final int SUGGESTIONS_WAITING = 2;

    private static final int SUGGESTIONS = 8;

    /** It would tell every reader of the log that a module of Java is missing which searches of this kind do not use. Held, or it would be forgotten. */
    private static final java.util.logging.Logger VECTORS =
            java.util.logging.Logger.getLogger("org.apache.lucene.internal.vectorization");

    static {
        VECTORS.setLevel(Level.SEVERE);
    }

    private final OpenIndexes indexes = new OpenIndexes();
    private final Tongues tongues = new Tongues();
    private final Indexing indexing;
    private final Duration timeLimit;
    private final SearchDesk searches = new SearchDesk("search-", AT_ONCE, WAITING);
    private final SearchDesk suggestions = new SearchDesk("suggest-", SUGGESTING_AT_ONCE, SUGGESTIONS_WAITING);

    /** As {@link #open} has it, indexing at this {@code pace}. */
    FullText(Path folder, Catalog catalog, KindNames kinds, Duration timeLimit, Pace pace) {
        this.timeLimit = timeLimit;
        this.indexing = new Indexing(catalog, new IndexFolder(folder), indexes, kinds, tongues, pace, this::tryOut);
    }

    /**
     * Search in what {@code catalog} shows; it finds nothing before it is {@link #start started}.
     *
     * @param folder where indexes lie
     * @param kinds what readers call content
     * @param timeLimit what a search has not found by then is said to be missing; {@link #TIME_LIMIT} for readers
     */
    public static FullText open(Path folder, Catalog catalog, KindNames kinds, Duration timeLimit) {
        return new FullText(folder, catalog, kinds, timeLimit, new Pace(true));
    }

    /** Opens the indexes that are there, and makes those that are missing, on a thread of its own. Once. */
    public void start() {
        indexing.start();
    }

    /** Opens the indexes that are there; makes none. Once. */
    public void startToRead() {
        indexing.startToRead();
    }

    /** Searches once before anybody does, with no limit: to load what that takes is seconds of work for a slow board. */
    private void tryOut() {
        if (indexes.collections().isEmpty()) {
            return;
        }
        try (var reader = indexes.acquire()) {
            new Searching(reader, tongues, () -> false).find(new SearchQuestion("water watre", Map.of(), 0, 1));
            new Suggesting(reader, tongues, () -> false).suggest("wat", SUGGESTIONS);
        } catch (IOException | RuntimeException e) {
            // Who searches next is told.
            LOG.atWarn().setCause(e).log("a first search failed");
        }
    }

    /** Too many are searching. */
    public static final class BusyException extends Exception {
        BusyException() {
            super("too many searches at one time");
        }
    }

    /** Whether the texts of {@code collection} can be found, be it those of an older version. */
    public boolean covers(CollectionId collection) {
        return indexes.version(collection).isPresent();
    }

    /** The version of {@code collection} whose texts are found. */
    Optional<Version> answering(CollectionId collection) {
        return indexes.version(collection);
    }

    /** What fits {@code question}, which {@code client} has. */
    public Found find(SearchQuestion question, ClientAddress client) throws IOException, BusyException {
        return inTurn(searches, client, () -> {
            try (var reader = indexes.acquire()) {
                return new Searching(reader, tongues, limit()::isOver).find(question);
            }
        });
    }

    /** How {@code text}, which {@code client} writes, may go on, best first. */
    public List<String> suggest(String text, ClientAddress client) throws IOException, BusyException {
        return inTurn(suggestions, client, () -> {
            try (var reader = indexes.acquire()) {
                return new Suggesting(reader, tongues, limit()::isOver).suggest(text, SUGGESTIONS);
            }
        });
    }

    /** The end of a search. */
    private record TimeLimit(Instant end) {
        boolean isOver() {
            return SteadyClock.INSTANCE.instant().isAfter(end);
        }
    }

    private TimeLimit limit() {
        return new TimeLimit(SteadyClock.INSTANCE.instant().plus(timeLimit));
    }

    private <T> T inTurn(SearchDesk desk, ClientAddress client, Callable<T> work) throws IOException, BusyException {
        try {
            return desk.inTurn(client, work);
        } catch (ExecutionException e) {
            checkLater();
            throw new IOException("searching failed", e.getCause());
        }
    }

    /** What failed may fail for good: on a worn card a single sector would end all searches. */
    private void checkLater() {
        var check = indexing.check();
        if (check.isDue() && !searches.tryExecute(check::run)) {
            LOG.atWarn().log("too many searches to check the indexes now");
        }
    }

    @Override
    public void close() throws IOException {
        indexing.close();
        searches.close();
        suggestions.close();
        indexes.close();
    }
}
