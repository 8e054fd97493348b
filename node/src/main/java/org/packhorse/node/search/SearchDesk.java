package org.packhorse.node.search;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.packhorse.node.runtime.LongWork;
import org.packhorse.node.transport.ClientAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few threads on which work is done for readers, in {@link SearchTurns}; they end when there is nothing to do. Any thread. */
final class SearchDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchDesk.class);

    private static final Duration THREADS_STAY = Duration.ofSeconds(30);

    /** Whoever has a turn finds a thread, but for the moment in which one ends its work; and there is work of our own. */
    private static final int ABOUT_TO_BEGIN = 4;

    private final SearchTurns turns;
    private final ThreadPoolExecutor threads;

    /** {@code atOnce} threads, called {@code name} and a number, for which {@code waiting} may wait. */
    SearchDesk(String name, int atOnce, int waiting) {
        turns = new SearchTurns(atOnce, waiting);
        threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                THREADS_STAY.toMillis(),
                TimeUnit.MILLISECONDS,
                new ArrayBlockingQueue<>(ABOUT_TO_BEGIN),
                LongWork.threads(name));
        threads.allowCoreThreadTimeOut(true);
    }

    /** Does {@code work} when it is the turn of {@code client}. */
    <T> T inTurn(ClientAddress client, Callable<T> work)
            throws IOException, FullText.BusyException, ExecutionException {
        try {
            var turn = turns.take(client);
            try {
                return threads.submit(work).get();
            } finally {
                turns.leave(turn);
            }
        } catch (FullText.BusyException | RejectedExecutionException e) {
            LOG.atDebug().log("too many searches");
            throw new FullText.BusyException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while searching", e);
        }
    }

    /** Does {@code work} of our own, for nobody; whether there is room for it. */
    boolean tryExecute(Runnable work) {
        try {
            threads.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
