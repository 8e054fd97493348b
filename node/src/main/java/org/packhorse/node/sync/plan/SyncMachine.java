package org.packhorse.node.sync.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where a node stands with one publisher, and what it does next. Pure: every transition is a method of the state it leaves, and
 * what is to be done in a state follows from it alone. {@code OriginRound} acts.
 *
 * <pre>
 *   Resting --wake--> Refreshing --answered, failed--> Refreshing | Stocktaking
 *      ^                                                  |
 *      |                                                taken
 *      |                                                  v
 *      +------------- nothing to do or to be had ----- Planning &lt;---------+-----------------+
 *                                                         |               |                 |
 *                                        planned: Asking, and back   cut, missing,     shown, refused
 *                                                         v        damaged, refused         |
 *                                                      Pulling -----------+              Assembling
 *                                                         +------------- pulled -------------^
 * </pre>
 *
 * <p>After everything that happens the plan is made anew from what is here and what the {@link Round} has learnt, so no state
 * carries a plan that has become wrong.
 */
public sealed interface SyncMachine {
    /** A cut-off upstream that gave at least this much is asked for the rest at once: it costs less than looking elsewhere. */
    long WORTHWHILE_BYTES = 16 << 10;

    /**
     * After so many failed rounds in a row (some two hours) a hub that lacks what is signed is not just being renewed, and another
     * pack is paid for.
     */
    int PATIENCE_ROUNDS = 12;

    /**
     * Nothing to do.
     *
     * @param until when to look again
     * @param failures rounds in a row that failed
     * @param problem why the last one did
     * @param closure the link that may not be used before then
     */
    record Resting(Instant until, int failures, Optional<Problem> problem, Optional<Closure> closure)
            implements SyncMachine {
        /** No link stands in the way. */
        Resting(Instant until, int failures, Optional<Problem> problem) {
            this(until, failures, problem, Optional.empty());
        }

        /** The beginning: look at once. */
        public static Resting begin(Instant now) {
            return new Resting(now, 0, Optional.empty());
        }

        /**
         * Begins a round, because it is time or somebody asked.
         *
         * @param upstreams in the order in which they are to be asked; at least one
         * @param known what earlier rounds have found out and still holds
         */
        public Refreshing wake(List<KnownUpstream> upstreams, Collection<Finding> known) {
            return new Refreshing(Round.begin(upstreams, known, failures), upstreams, Optional.empty());
        }

        /** No round came about. */
        public Resting failed(Problem why, SyncSchedule schedule, Instant now) {
            return new Resting(schedule.nextTry(failures + 1, now), failures + 1, Optional.of(why));
        }
    }

    /**
     * The publisher's metadata is being fetched and checked.
     *
     * @param left upstreams to be asked, the first of them now; at least one
     * @param trouble why those before did not help
     */
    record Refreshing(Round round, List<KnownUpstream> left, Optional<Problem> trouble) implements SyncMachine {
        public Refreshing {
            left = List.copyOf(left);
        }

        /** Whom to ask. */
        public KnownUpstream upstream() {
            return left.getFirst();
        }

        /**
         * What it has can be trusted. Where that is newer than what was known, or came from a hub, it settles the matter. What is
         * nearby and has nothing newer does not: two neighbours could keep each other from the news for ever.
         */
        public SyncMachine answered(boolean newer) {
            return newer || !upstream().kind().isLocal()
                    ? new Stocktaking(round)
                    : next(round, hubWasAsked() ? trouble : Optional.empty());
        }

        /** It gave nothing that helps: no answer, nothing that can be trusted, or older than what is known. */
        public SyncMachine failed(Problem problem) {
            var known = problem.kind() == Problem.Kind.UNREACHABLE
                    ? round.with(new Finding.Silent(upstream().address()))
                    : round;
            // A stick that is not plugged in is worth no words where a hub has failed as well.
            return next(known, upstream().kind().isLocal() && hubWasAsked() ? trouble : Optional.of(problem));
        }

        /** The school does not want it to be asked now. */
        public SyncMachine closed(Closure closure) {
            return next(round.with(new Finding.Closed(upstream().address(), closure)), trouble);
        }

        private boolean hubWasAsked() {
            return round.upstreams().subList(0, round.upstreams().size() - left.size()).stream()
                    .anyMatch(before -> !before.kind().isLocal());
        }

        private SyncMachine next(Round known, Optional<Problem> trouble) {
            var others = left.subList(1, left.size());
            if (!others.isEmpty()) {
                return new Refreshing(known, others, trouble);
            }
            // What was trusted before still is: a stick may have the packs for it.
            return new Stocktaking(trouble.map(problem -> known.with(new Finding.Trouble(Optional.empty(), problem)))
                    .orElse(known));
        }
    }

    /** It is being found out which packs are nearby. */
    record Stocktaking(Round round) implements SyncMachine {
        /** These are not. */
        public Planning taken(Collection<Finding> lacking) {
            return new Planning(round.with(lacking));
        }
    }

    /** It is being found out what to fetch next. */
    record Planning(Round round) implements SyncMachine {
        /** This, or nothing. */
        public SyncMachine planned(Planner.Plan plan, SyncSchedule schedule, Instant now) {
            var known = round.with(plan.findings());
            if (plan.wanted().isPresent()) {
                return new Asking(known, plan.wanted().get(), known.hubs());
            }
            return plan.errand().isPresent() ? new Pulling(known, plan.errand().get()) : rest(known, schedule, now);
        }

        /** What is trusted has expired, or the store cannot be read. */
        public Resting failed(Problem problem, SyncSchedule schedule, Instant now) {
            return rest(round.with(new Finding.Trouble(Optional.empty(), problem)), schedule, now);
        }
    }

    /**
     * Hubs are being asked for a pack that would save a full one.
     *
     * @param left those to be asked, the first of them now; at least one, the one that would give the full pack
     */
    record Asking(Round round, Wanted wanted, List<KnownUpstream> left) implements SyncMachine {
        public Asking {
            left = List.copyOf(left);
        }

        /** Whom to ask. */
        public KnownUpstream upstream() {
            return left.getFirst();
        }

        /** Nobody is asked: it is only being found out what there is. */
        public Planning unasked() {
            return new Planning(round.with(new Finding.NotPromised(wanted.collection())));
        }

        /** It makes the pack: the collection is left alone until a later round. */
        public Planning promised() {
            return new Planning(round.with(new Finding.Promised(wanted.collection())));
        }

        /** It does not, or knows nothing of such things. */
        public SyncMachine declined() {
            return next(round);
        }

        /** It did not answer, or refuses such questions; whether it gives packs all the same is soon found out. */
        public SyncMachine failed() {
            return next(round);
        }

        /** The school does not want it to be asked now. */
        public SyncMachine closed(Closure closure) {
            return next(round.with(new Finding.Closed(upstream().address(), closure)));
        }

        private SyncMachine next(Round known) {
            var others = left.subList(1, left.size());
            return others.isEmpty() ? new Asking(known, wanted, left).unasked() : new Asking(known, wanted, others);
        }
    }

    /** A pack is being fetched and staged. */
    record Pulling(Round round, Errand errand) implements SyncMachine {
        /** All frames are staged. */
        public Assembling pulled() {
            return new Assembling(this);
        }

        /** The upstream does not have it. */
        public Planning missing(Problem problem) {
            var known = round.with(new Finding.Lacking(copy()));
            return new Planning(
                    errand.upstream().kind().isLocal() || round.failures() >= PATIENCE_ROUNDS
                            ? known
                            : known.with(waiting()).troubledBy(errand.collection(), problem));
        }

        /** The line was cut, or brought too little; what is staged is kept. */
        public SyncMachine cut(Problem problem, long receivedBytes) {
            if (receivedBytes >= WORTHWHILE_BYTES) {
                return new Pulling(round.with(new Finding.Progress()), errand);
            }
            return new Planning(round.with(new Finding.Silent(errand.upstream().address()), waiting())
                    .troubledBy(errand.collection(), problem));
        }

        /** The school does not want more to come that way now; what is staged is kept. */
        public Planning closed(Closure closure) {
            return new Planning(round.with(new Finding.Closed(errand.upstream().address(), closure), waiting()));
        }

        /** Bytes came that are not the signed ones. */
        public Planning damaged(Problem problem) {
            return new Planning(round.with(new Finding.Damaged(copy())).troubledBy(errand.collection(), problem));
        }

        /** The bytes are the signed ones; they, or what they make, break the rules all the same. */
        public Planning refused(Problem problem) {
            return new Planning(
                    round.with(new Finding.Wrong(errand.pack().headDigest())).troubledBy(errand.collection(), problem));
        }

        /**
         * What the pack leans on is damaged here: it has to be brought again, by a pack that leans on nothing. Where that happens twice in a
         * round, bringing it again does not help, and the next round is soon enough.
         */
        public Planning damagedHere(Problem problem) {
            var known = round.troubledBy(errand.collection(), problem);
            var repairing = new Finding.Repairing(errand.collection());
            return new Planning(known.with(
                    round.findings().contains(repairing) ? new Finding.GivenUp(errand.collection()) : repairing));
        }

        /** The device is full or failing; what is staged is kept. */
        public Planning stuck(Problem problem) {
            return new Planning(
                    round.with(new Finding.GivenUp(errand.collection())).troubledBy(errand.collection(), problem));
        }

        /** Whether this upstream gave this pack damaged before in this round: then there is nobody else to blame. */
        public boolean isSecondTime() {
            return round.findings().contains(new Finding.Damaged(copy()));
        }

        private Finding waiting() {
            return new Finding.Waiting(errand.collection(), errand.pack().headDigest());
        }

        private Finding.Copy copy() {
            return Finding.Copy.of(errand.pack(), errand.upstream());
        }
    }

    /** The version is being put together and on the shelf: {@code pulled} is how its pack came. */
    record Assembling(Pulling pulled) implements SyncMachine {
        /** Readers see it. */
        public Planning shown() {
            return new Planning(
                    pulled.round.with(new Finding.Progress(), new Finding.Shown(pulled.errand.collection())));
        }

        /** The device is full or failing. */
        public Planning stuck(Problem problem) {
            return pulled.stuck(problem);
        }
    }

    private static Resting rest(Round round, SyncSchedule schedule, Instant now) {
        var problem = round.problem();
        int failures = problem.isEmpty() ? 0 : round.hasProgressed() ? 1 : round.failures() + 1;
        var usual = problem.isEmpty() ? schedule.nextCheck(now) : schedule.nextTry(failures, now);
        var look = schedule.nextLook(now);
        var next = !round.promised().isEmpty() && look.isBefore(usual) ? look : usual;
        var opens = round.closure().map(closure -> closure.permit().until());
        var until =
                opens.filter(time -> round.isAllClosed() || time.isBefore(next)).orElse(next);
        return new Resting(until, failures, problem, round.closure());
    }
}
