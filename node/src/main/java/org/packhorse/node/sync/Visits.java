package org.packhorse.node.sync;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.packhorse.node.catalog.OriginId;

/** Carriers that wait to be read, and who waits for that. Any thread; guarded by itself. */
final class Visits {
    private final Deque<Visit> waiting = new ArrayDeque<>();
    private boolean closed;

    /** A carrier: where it has the repositories of which publishers. */
    record Visit(Map<OriginId, URI> folders, CompletableFuture<List<RoundReport>> answer) {}

    /** Adds a carrier; the answer fails at once where nothing is answered any more. */
    synchronized CompletableFuture<List<RoundReport>> add(Map<OriginId, URI> folders) {
        var answer = new CompletableFuture<List<RoundReport>>();
        if (closed) {
            SyncQueue.fail(answer);
        } else {
            waiting.addLast(new Visit(Map.copyOf(folders), answer));
        }
        return answer;
    }

    /** The carrier to be read now; it stays until it is {@link #end}ed. */
    synchronized Optional<Visit> next() {
        return Optional.ofNullable(waiting.peekFirst());
    }

    /** Answers who waits for {@code visit}, the one that is {@link #next}. */
    synchronized void end(Visit visit, List<RoundReport> reports) {
        waiting.pollFirst();
        visit.answer().complete(reports);
    }

    /** Tells everybody who waits, and whoever will ask, that there is no answer. */
    synchronized void close() {
        closed = true;
        waiting.forEach(visit -> SyncQueue.fail(visit.answer()));
        waiting.clear();
    }
}
