package org.packhorse.node.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.packhorse.node.transport.ClientAddress;

/**
 * Who is searching, and who is waiting to. Any thread.
 *
 * <p>Whoever is alone may have all turns and all places to wait in: a whole school may come through one router. Where several clients ask,
 * they are served in rounds, one of each in every round; and where no place to wait in is left, whoever has most gives up the latest of its
 * own for somebody who has less.
 */
final class SearchTurns {
    private final int atOnce;
    private final int places;
    private final List<Turn> working = new ArrayList<>();
    private final List<Turn> waiting = new ArrayList<>();
    /** The round of the turn that began last. */
    private long round;

    /** At most {@code atOnce} have their turn at one time, and {@code places} wait. */
    SearchTurns(int atOnce, int places) {
        this.atOnce = atOnce;
        this.places = places;
    }

    /** Somebody's turn, to be {@linkplain SearchTurns#leave left}. */
    static final class Turn {
        private final Object whose;
        private final long round;
        /** Whether it has come, or will not come. */
        private final CompletableFuture<Boolean> called = new CompletableFuture<>();

        private Turn(Object whose, long round) {
            this.whose = whose;
            this.round = round;
        }
    }

    /** Waits for a turn of {@code client}. */
    Turn take(ClientAddress client) throws InterruptedException, FullText.BusyException {
        // This machine asks for many, each of whom counts alone.
        var turn = ask(client.isThisMachine() ? new Object() : client);
        boolean mine = false;
        try {
            mine = turn.called.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            if (!mine) {
                leave(turn);
            }
        }
        if (!mine) {
            throw new FullText.BusyException();
        }
        return turn;
    }

    private synchronized Turn ask(Object whose) throws FullText.BusyException {
        if (waiting.size() >= places) {
            makeRoom(whose);
        }
        long next =
                theirs(whose).stream().mapToLong(turn -> turn.round + 1).max().orElse(round);
        var turn = new Turn(whose, Math.max(round, next));
        waiting.add(turn);
        call();
        return turn;
    }

    private List<Turn> theirs(Object whose) {
        var theirs = new ArrayList<>(working);
        theirs.addAll(waiting);
        theirs.removeIf(turn -> !turn.whose.equals(whose));
        return theirs;
    }

    private void makeRoom(Object whose) throws FullText.BusyException {
        var latest = waiting.reversed().stream()
                .max(Comparator.comparingInt(turn -> theirs(turn.whose).size()))
                .filter(turn -> theirs(turn.whose).size() > theirs(whose).size() + 1)
                .orElseThrow(FullText.BusyException::new);
        waiting.remove(latest);
        latest.called.complete(false);
    }

    private void call() {
        while (working.size() < atOnce && !waiting.isEmpty()) {
            var next = waiting.stream()
                    .min(Comparator.comparingLong(turn -> turn.round))
                    .orElseThrow();
            waiting.remove(next);
            working.add(next);
            round = next.round;
            next.called.complete(true);
        }
    }

    /** Ends {@code turn}, or waits for it no more. */
    synchronized void leave(Turn turn) {
        working.remove(turn);
        waiting.remove(turn);
        call();
    }

    /** How many wait. */
    synchronized int waiting() {
        return waiting.size();
    }
}
