package org.packhorse.node.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.VersionOffer;

/**
 * Where a node stands with one publisher. Pure: every transition is a method of the state it leaves, and what is to be done
 * in a state follows from it alone.
 *
 * <pre>
 *   Resting --wake--> Refreshing --found--> Pulling --pulled--> Assembling --shown--> Pulling | Resting
 *      ^                  |                  |  ^                   |
 *      +----- failed -----+------ cut -------+  +---- refused ------+   (refused: the next pack, else the next collection)
 * </pre>
 */
public sealed interface SyncState {
    /**
     * Nothing to do.
     *
     * @param until when to look again
     * @param failures rounds in a row that failed
     * @param problem why the last one did
     */
    record Resting(Instant until, int failures, Optional<Problem> problem) implements SyncState {
        /** The beginning: look at once. */
        public static Resting begin(Instant now) {
            return new Resting(now, 0, Optional.empty());
        }

        /** Begins a round, because it is time or somebody asked. */
        public Refreshing wake() {
            return new Refreshing(failures);
        }
    }

    /** The publisher's metadata is being fetched and checked. */
    record Refreshing(int failures) implements SyncState {
        /** It was; {@code wanted} are followed collections of which there is something newer. */
        public SyncState found(List<Wanted> wanted, SyncSchedule schedule, Instant now) {
            return next(wanted, failures, Optional.empty(), schedule, now);
        }

        /** No upstream gave metadata that can be trusted. */
        public Resting failed(Problem problem, SyncSchedule schedule, Instant now) {
            return rest(failures, problem, schedule, now);
        }
    }

    /**
     * A pack is being fetched and staged: the first of {@code wanted}.
     *
     * @param refused why a collection before this one could not be brought up to date in this round
     */
    record Pulling(Wanted wanted, List<Wanted> later, int failures, Optional<Problem> refused) implements SyncState {
        public Pulling {
            later = List.copyOf(later);
        }

        /** All frames are staged. */
        public Assembling pulled() {
            return new Assembling(this);
        }

        /** The pack is not what was signed: try the next one that leads to the same version. */
        public SyncState refused(Problem problem, SyncSchedule schedule, Instant now) {
            return withoutFirstPack(problem, schedule, now);
        }

        private SyncState withoutFirstPack(Problem problem, SyncSchedule schedule, Instant now) {
            var others = wanted.packs().subList(1, wanted.packs().size());
            return others.isEmpty()
                    ? next(later, failures, Optional.of(problem), schedule, now)
                    : new Pulling(new Wanted(wanted.offer(), others), later, failures, refused);
        }

        /** The line was cut, or the device is full; what is staged is kept for the next round. */
        public Resting cut(Problem problem, SyncSchedule schedule, Instant now) {
            return rest(failures, problem, schedule, now);
        }
    }

    /** The version is being put together and on the shelf: {@code pulled} is how its pack came. */
    record Assembling(Pulling pulled) implements SyncState {
        /** What is being put together. */
        public Wanted wanted() {
            return pulled.wanted;
        }

        /** Readers see it. */
        public SyncState shown(SyncSchedule schedule, Instant now) {
            // Where something was refused the round is no success, and the wait for the next one has to grow.
            return next(pulled.later, pulled.refused.isPresent() ? pulled.failures : 0, pulled.refused, schedule, now);
        }

        /** What came is not what was signed: try the next pack that leads to the same version. */
        public SyncState refused(Problem problem, SyncSchedule schedule, Instant now) {
            return pulled.withoutFirstPack(problem, schedule, now);
        }

        /** The device is full or failing. */
        public Resting failed(Problem problem, SyncSchedule schedule, Instant now) {
            return rest(pulled.failures, problem, schedule, now);
        }
    }

    /**
     * A version to be pulled, and the packs that lead to it from what is here, cheapest first; at least one.
     */
    record Wanted(VersionOffer offer, List<PackOffer> packs) {
        public Wanted {
            packs = List.copyOf(packs);
            if (packs.isEmpty()) {
                throw new IllegalArgumentException(offer.collection() + ": no pack leads to " + offer.version());
            }
        }

        /** The pack to pull now. */
        public PackOffer pack() {
            return packs.getFirst();
        }
    }

    /**
     * What went wrong, in words for people.
     *
     * @param kind what sort of trouble it is
     * @param what it was about
     * @param why it went wrong
     * @param advice what to do; may be empty
     */
    record Problem(Kind kind, String what, String why, String advice) {
        /** Sorts of trouble that call for different action. */
        public enum Kind {
            /** The upstream did not answer, or the line was cut. */
            UNREACHABLE,
            /** What came is not what a publisher signed. */
            NOT_TRUSTED,
            /** There is no room. */
            STORAGE_FULL,
            /** Stored bytes are no longer what they were. */
            DAMAGED,
            /** The disk, or the program. */
            OTHER
        }
    }

    private static SyncState next(
            List<Wanted> wanted, int failures, Optional<Problem> refused, SyncSchedule schedule, Instant now) {
        if (!wanted.isEmpty()) {
            return new Pulling(wanted.getFirst(), wanted.subList(1, wanted.size()), failures, refused);
        }
        return refused.isPresent()
                ? rest(failures, refused.get(), schedule, now)
                : new Resting(schedule.nextCheck(now), 0, Optional.empty());
    }

    private static Resting rest(int failures, Problem problem, SyncSchedule schedule, Instant now) {
        return new Resting(schedule.nextTry(failures + 1, now), failures + 1, Optional.of(problem));
    }
}
