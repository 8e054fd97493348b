package org.packhorse.node.transport.server;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.RequestTarget;
import org.packhorse.node.transport.Response;

/**
 * The answers that were sent last and are the same for everybody, so that a class that opens one page costs the work of one. Used by one event loop
 * only; each has its own.
 *
 * <p>All of them go as soon as the server is told to forget. An answer that was worked out before that and comes in after it is not taken.
 */
final class HotAnswers {
    /**
     * Each of the two loops has that much at most, on the heap and in direct memory together: some 400 pages of 6 KB. An answer is on the heap until it is
     * sent a second time, then in direct memory.
     */
    static final int LIMIT_BYTES = 3 * 1024 * 1024;

    /** Names and places of those that have hardly any content. */
    static final int LIMIT_ANSWERS = 1024;

    /** For what changes without anybody telling: a minute's age does no harm, and a page worked out once a minute costs nothing. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    /** What the names of answers tell apart, as {@code vary} has it. */
    private static final Set<String> NAMED = Set.of("", "host", "accept-language", "accept-encoding");

    private final AtomicLong generation;
    private final LinkedHashMap<String, HotAnswer> answers = new LinkedHashMap<>(64, 0.75f, true);
    /** Names that have an answer for each language, by when that was last seen. */
    private final LinkedHashMap<String, Long> byLanguage = new LinkedHashMap<>();

    private long ofGeneration;
    private long bytes;

    /** None yet; {@code generation} changes when all are to be forgotten. */
    HotAnswers(AtomicLong generation) {
        this.generation = generation;
        this.ofGeneration = generation.get();
    }

    /** The answer to {@code head}, if it is young enough at {@code nowNanos}. */
    Optional<HotAnswer> find(OrdinaryHead head, long nowNanos) {
        forgetOld();
        var name = byLanguage.containsKey(head.name()) ? head.nameInLanguage() : head.name();
        var found = answers.get(name);
        if (found != null && found.ageNanos(nowNanos) > LONGEST.toNanos()) {
            remove(name);
            return Optional.empty();
        }
        return Optional.ofNullable(found);
    }

    /** The number of what is true now; to be asked before an answer is worked out. */
    long generation() {
        return generation.get();
    }

    /** Keeps what {@code head} was answered with, {@code answer}, if that may be kept and is of the present {@code generation}. */
    void keep(
            OrdinaryHead head, long generation, RequestTarget target, Response response, Answer answer, long nowNanos) {
        forgetOld();
        dropAged(nowNanos);
        if (generation != ofGeneration || !isSame(response)) {
            return;
        }
        var made = HotAnswer.of(head, target, response, answer, nowNanos);
        if (made.isEmpty()) {
            return;
        }
        if (variesByLanguage(response)) {
            byLanguage.remove(head.name());
            byLanguage.put(head.name(), nowNanos);
            put(head.nameInLanguage(), made.get());
        } else {
            byLanguage.remove(head.name());
            put(head.name(), made.get());
        }
        makeRoom();
    }

    /** Whether {@code response} is the same for everybody, and can be sent any number of times. */
    private static boolean isSame(Response response) {
        return response.forEverybody()
                && response.status() == 200
                && !response.headers().containsKey("set-cookie")
                && (response.body() instanceof Body.Bytes || response.body() instanceof Body.Stored)
                && Arrays.stream(varyOf(response).split(",", -1))
                        .map(String::strip)
                        .allMatch(NAMED::contains);
    }

    private static boolean variesByLanguage(Response response) {
        return varyOf(response).contains("accept-language");
    }

    private static String varyOf(Response response) {
        return response.headers().getOrDefault("vary", "");
    }

    /** Counts what an answer has taken since it was kept: a blob's beginning is put together when it is first sent again. */
    void grown(int byBytes) {
        bytes += byBytes;
        if (byBytes > 0) {
            makeRoom();
        }
    }

    private void put(String name, HotAnswer answer) {
        remove(name);
        answers.put(name, answer);
        bytes += answer.bytes() + ofName(name);
    }

    /** A name stands in the key, for its languages, and as the target and what was read from that. */
    private static int ofName(String name) {
        return 4 * name.length();
    }

    /** Those that nobody asked for lately go first; a younger one among them holds others up for a minute at most. */
    private void dropAged(long nowNanos) {
        while (!answers.isEmpty() && answers.firstEntry().getValue().ageNanos(nowNanos) > LONGEST.toNanos()) {
            remove(answers.firstEntry().getKey());
        }
        while (!byLanguage.isEmpty() && nowNanos - byLanguage.firstEntry().getValue() > LONGEST.toNanos()) {
            byLanguage.pollFirstEntry();
        }
    }

    private void makeRoom() {
        while (answers.size() > LIMIT_ANSWERS || bytes > LIMIT_BYTES) {
            remove(answers.firstEntry().getKey());
        }
        while (byLanguage.size() > answers.size()) {
            byLanguage.pollFirstEntry();
        }
    }

    private void remove(String name) {
        var old = answers.remove(name);
        if (old != null) {
            bytes -= old.bytes() + ofName(name);
            old.release();
        }
    }

    /** Lets go of all that is no longer true, memory and open files. */
    void forgetOld() {
        if (ofGeneration != generation.get()) {
            clear();
            ofGeneration = generation.get();
        }
    }

    /** Lets go of everything. */
    void clear() {
        answers.values().forEach(HotAnswer::release);
        answers.clear();
        byLanguage.clear();
        bytes = 0;
    }

    int size() {
        return answers.size();
    }

    long bytes() {
        return bytes;
    }
}
