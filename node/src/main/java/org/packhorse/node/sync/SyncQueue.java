package org.packhorse.node.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Who waits for rounds, and for which. Any thread; guarded by itself. */
final class SyncQueue {
    private final Map<SyncRequest, List<CompletableFuture<List<RoundReport>>>> waiting = new LinkedHashMap<>();
    private boolean closed;

    /** Adds somebody; their answer fails at once where nothing is answered any more. */
    synchronized CompletableFuture<List<RoundReport>> add(SyncRequest request) {
        var answer = new CompletableFuture<List<RoundReport>>();
        if (closed) {
            fail(answer);
        } else {
            waiting.computeIfAbsent(request, key -> new ArrayList<>()).add(answer);
        }
        return answer;
    }

    /** What is asked for, in the order of asking; those who ask from now on wait for the next time. */
    synchronized Map<SyncRequest, List<CompletableFuture<List<RoundReport>>>> take() {
        var taken = new LinkedHashMap<>(waiting);
        waiting.clear();
        return taken;
    }

    /** Tells everybody who waits, and whoever will ask, that there is no answer. */
    synchronized void close() {
        closed = true;
        waiting.values().forEach(answers -> answers.forEach(SyncQueue::fail));
        waiting.clear();
    }

    /** Tells that there is no answer. Those who have theirs hear nothing of it. */
    static void fail(CompletableFuture<List<RoundReport>> answer) {
        answer.completeExceptionally(new IllegalStateException("pulling has stopped; see the log"));
    }
}
