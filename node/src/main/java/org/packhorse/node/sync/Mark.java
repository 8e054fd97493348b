package org.packhorse.node.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.protocol.content.Digest;

/**
 * That an upstream gave something damaged or forged. Until the mark is over it is asked after all others, and not for the packs that it
 * gave damaged.
 *
 * @param reason what it gave, for people
 * @param since when it did so last
 * @param until when it is treated like others again
 * @param count how often it did so since its last good time
 * @param packs the heads of packs that it has no good copy of, newest last
 */
public record Mark(String reason, Instant since, Instant until, int count, List<Digest> packs) {
    /** A mirror is mended, and a bad cable found, within a day or not soon. */
    static final Duration FIRST = Duration.ofDays(1);

    private static final Duration LONGEST = Duration.ofDays(16);
    private static final int MOST_DOUBLINGS = 4;

    /** Some for each collection; what is forgotten costs one more frame. */
    private static final int PACK_LIMIT = 32;

    public Mark {
        packs = List.copyOf(packs);
    }

    /** The mark of an upstream that had none. */
    static Mark first(String reason, Instant now) {
        return new Mark(reason, now, now.plus(FIRST), 1, List.of());
    }

    /** The same after it did so again: twice as long, unless it has been good since for as long as it was marked. */
    Mark again(String newReason, Instant now) {
        var marked = Duration.between(since, until);
        boolean forgotten = !isOn(now) && now.isAfter(until.plus(marked));
        int times = forgotten ? 1 : count + 1;
        var length = FIRST.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
        return new Mark(newReason, now, now.plus(length), times, isOn(now) ? packs : List.of());
    }

    /** The same, remembering that there is no good copy of {@code packHead}. */
    Mark withPack(Digest packHead) {
        var all = new ArrayList<>(packs);
        all.remove(packHead);
        all.add(packHead);
        return new Mark(reason, since, until, count, all.subList(Math.max(0, all.size() - PACK_LIMIT), all.size()));
    }

    /** Whether it still counts; not where the end is so far off that the clock was set back. */
    boolean isOn(Instant now) {
        return now.isBefore(until) && !until.isAfter(now.plus(LONGEST));
    }
}
