package org.packhorse.node.upstream.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.packhorse.protocol.exchange.Extent;

/** One connection as {@link RangePlan} sees it: what it was asked for, and when it was last heard. */
final class Lane {
    private final int number;
    private final Instant begunAt;
    /** What it was asked for and has not brought yet, in the order of the answers. */
    private final Deque<Rest> rests = new ArrayDeque<>();

    private Instant heardAt;
    private boolean open;
    private boolean silent;
    private int answers;
    private boolean hasBegun;

    /** What is still to come of a range; nothing where only the end of the answer is. */
    private record Rest(long position, long end) {}

    Lane(int number, Instant now) {
        this.number = number;
        this.begunAt = now;
        this.heardAt = now;
    }

    /** Which one it is. */
    int number() {
        return number;
    }

    /** Whether it can be asked. */
    boolean isOpen() {
        return open;
    }

    /** It can be asked; how long that took. */
    Duration opened(Instant now) {
        open = true;
        heardAt = now;
        return Duration.between(begunAt, now);
    }

    /** It is asked for {@code range}, behind what it was asked for before. */
    void asked(Extent range, Instant now) {
        if (rests.isEmpty()) {
            heardAt = now;
        }
        rests.add(new Rest(range.begin(), range.end()));
    }

    /** Everything before {@code position} of the first range is here; where the part of it begins that was not before. */
    long received(long position, Instant now) {
        heardAt = now;
        silent = false;
        hasBegun = true;
        var rest = rests.removeFirst();
        rests.addFirst(new Rest(Math.max(rest.position(), position), rest.end()));
        return Math.min(rest.position(), position);
    }

    /** The answer for the first range is over; what is still missing of it. */
    List<Extent> ended(Instant now) {
        var ended = rests.removeFirst();
        answers++;
        hasBegun = false;
        heardAt = now;
        return extents(List.of(ended));
    }

    /** What it was asked for and has not brought. */
    List<Extent> ranges() {
        return extents(rests);
    }

    private static List<Extent> extents(Collection<Rest> rests) {
        return rests.stream()
                .filter(rest -> rest.position() < rest.end())
                .map(rest -> new Extent(rest.position(), rest.end()))
                .toList();
    }

    /** Whether it can be asked and has nothing to bring. */
    boolean isIdle() {
        return open && rests.isEmpty();
    }

    /** How long it has had something to say and did not. */
    Duration silence(Instant now) {
        return isIdle() ? Duration.ZERO : Duration.between(heardAt, now);
    }

    /** Notices whether it has been silent for longer than {@code most}; then it counts as silent until it is heard. */
    void listen(Instant now, Duration most) {
        silent |= open && silence(now).compareTo(most) > 0;
    }

    /** Whether it has fallen silent. */
    boolean isSilent() {
        return silent;
    }

    /** Whether it brings one range now, of which no more than {@code bytes} are left. */
    boolean isNearEnd(long bytes) {
        return rests.size() == 1
                && hasBegun
                && rests.getFirst().end() - rests.getFirst().position() <= bytes;
    }

    /** Whether it ever answered. */
    boolean hasAnswered() {
        return answers > 0 || hasBegun;
    }

    /** Whether it ended where one answer was whole and the next had not begun, as with servers that answer only once. */
    boolean isBetweenAnswers() {
        return answers > 0 && !hasBegun && !rests.isEmpty();
    }
}
