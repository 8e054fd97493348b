package org.packhorse.node.sync;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.packhorse.node.sync.plan.Problem;

/** What went wrong lately, in memory; the log file has the rest. Any thread. */
public final class ProblemLog {
    /** A screenful. */
    private static final int LIMIT = 20;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** A problem and when it was met. */
    public record Entry(Instant when, Problem problem) {}

    /** Remembers {@code problem}; the same one again only renews its time. */
    public synchronized void add(Instant when, Problem problem) {
        entries.removeIf(entry -> entry.problem().equals(problem));
        entries.addFirst(new Entry(when, problem));
        if (entries.size() > LIMIT) {
            entries.removeLast();
        }
    }

    /** Remembers what went wrong in a round, overcome or not. */
    public synchronized void add(RoundReport report) {
        report.incidents().forEach(problem -> add(report.endedAt(), problem));
        report.problem().ifPresent(problem -> add(report.endedAt(), problem));
    }

    /** The problems, newest first. */
    public synchronized List<Entry> newest() {
        return List.copyOf(entries);
    }
}
