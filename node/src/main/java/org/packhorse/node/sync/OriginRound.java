package org.packhorse.node.sync;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.packhorse.node.catalog.Origin;
import org.packhorse.node.link.LinkClosedException;
import org.packhorse.node.sync.pack.PullOutcome;
import org.packhorse.node.sync.plan.Closure;
import org.packhorse.node.sync.plan.KnownUpstream;
import org.packhorse.node.sync.plan.Need;
import org.packhorse.node.sync.plan.Outstanding;
import org.packhorse.node.sync.plan.Planner;
import org.packhorse.node.sync.plan.Problem;
import org.packhorse.node.sync.plan.Round;
import org.packhorse.node.sync.plan.SyncMachine;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.CollectionOffer;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;

/** Acts on what {@link SyncMachine} says, for one publisher, until there is nothing more to do for now. One thread. */
final class OriginRound implements AutoCloseable {
    private final SyncParts parts;
    private final Origin origin;
    private final SyncRequest request;
    private final OriginTrust trust;
    private final Consumer<SyncActivity> watcher;
    private final OpenUpstreams upstreams;
    private final List<PackOffer> arrived = new ArrayList<>();
    private final List<Problem> incidents = new ArrayList<>();
    /** What was known when the last plan was made. */
    private Optional<Round> lastKnown = Optional.empty();

    /** What the publisher vouches for, once that is known. */
    private Optional<SortedMap<CollectionId, CollectionOffer>> offers = Optional.empty();

    OriginRound(SyncParts parts, Origin origin, SyncRequest request, Consumer<SyncActivity> watcher) {
        this.parts = parts;
        this.origin = origin;
        this.request = request;
        this.trust = new OriginTrust(parts.trust(), origin.id(), parts.clock());
        this.watcher = watcher;
        this.upstreams = new OpenUpstreams(parts.upstreams().exempt(request.exemption()));
    }

    /**
     * Goes through one round.
     *
     * @param asked whether somebody wants it now; then packs that came damaged get another chance
     */
    SyncMachine.Resting run(SyncMachine.Resting start, boolean asked) throws IOException, InterruptedException {
        var now = parts.clock().instant();
        var known = new ArrayList<>(parts.neighbourhood().having(origin.id()));
        origin.addresses().stream().map(KnownUpstream::configured).forEach(known::add);
        return go(
                start,
                start.wake(
                        parts.marks().inOrder(known, now),
                        asked ? List.of() : parts.marks().findings(now)));
    }

    /** Goes through a round in which nobody is asked but {@code carrier}. */
    SyncMachine.Resting visit(SyncMachine.Resting start, KnownUpstream carrier)
            throws IOException, InterruptedException {
        return go(start, start.wake(List.of(carrier), List.of()));
    }

    private SyncMachine.Resting go(SyncMachine.Resting start, SyncMachine begin)
            throws IOException, InterruptedException {
        var state = begin;
        while (true) {
            switch (state) {
                case SyncMachine.Resting resting -> {
                    return resting;
                }
                case SyncMachine.Refreshing refreshing -> state = refresh(refreshing);
                case SyncMachine.Stocktaking stocktaking -> state = takeStock(stocktaking);
                case SyncMachine.Planning planning -> state = plan(planning);
                case SyncMachine.Asking asking
                when request.extent() == SyncRequest.Extent.LOOK -> state = asking.unasked();
                case SyncMachine.Asking asking -> state = ask(asking);
                case SyncMachine.Pulling pulling
                when request.extent() == SyncRequest.Extent.LOOK -> {
                    return new SyncMachine.Resting(
                            start.until(), start.failures(), pulling.round().problem(), start.closure());
                }
                case SyncMachine.Pulling pulling -> state = pull(pulling);
                case SyncMachine.Assembling assembling -> state = assemble(assembling);
            }
        }
    }

    /** What the round did. */
    RoundReport report(SyncMachine.Resting end) throws InterruptedException {
        return new RoundReport(
                origin.id(),
                upstreams.lastAddress(),
                parts.clock().instant(),
                arrived,
                upstreams.traffic(),
                upstreams.travelled(),
                incidents,
                end.problem(),
                lastKnown.flatMap(Round::closure),
                lastKnown.map(Round::promised).orElse(List.of()),
                outstanding());
    }

    private List<Outstanding> outstanding() throws InterruptedException {
        try {
            return lastKnown.isEmpty() ? List.of() : Planner.outstanding(needs(), lastKnown.get());
        } catch (RefusedInputException | IOException e) {
            return List.of(); // the report says already why
        }
    }

    private SyncMachine refresh(SyncMachine.Refreshing state) throws IOException, InterruptedException {
        var upstream = state.upstream();
        try {
            watcher.accept(new SyncActivity.Checking(upstream.toString()));
            var refreshed = trust.refresh(upstreams.at(upstream));
            offers = Optional.of(CollectionOffer.of(refreshed.targets().all()));
            return state.answered(refreshed.changed());
        } catch (LinkClosedException e) {
            return state.closed(Closure.of(e, parts.clock().instant()));
        } catch (RejectedMetadataException e) {
            if (isForged(e.reason())) {
                mark(upstream, e, Optional.empty());
            }
            return isMerelyOld(upstream, e) ? state.answered(false) : state.failed(Problems.of(upstream, e));
        } catch (RefusedInputException | IOException e) {
            throwIfInterrupted(e);
            return state.failed(Problems.of(upstream, e));
        }
    }

    /** A stick that was filled long ago, a neighbour that was away: they have nothing newer, and nothing is wrong with them. */
    private static boolean isMerelyOld(KnownUpstream upstream, RejectedMetadataException e) {
        return e.reason() == RejectedMetadataException.Reason.ROLLBACK
                && upstream.kind().isLocal();
    }

    /** Old or expired metadata is a mirror's usual fate; what nobody signed is not. */
    private static boolean isForged(RejectedMetadataException.Reason reason) {
        return switch (reason) {
            case BAD_SIGNATURE, HASH_MISMATCH, TOO_LONG, MALFORMED -> true;
            case ROLLBACK, EXPIRED, WRONG_VERSION, MISSING -> false;
        };
    }

    private List<Need> needs() throws IOException, InterruptedException, RefusedInputException {
        if (offers.isEmpty()) {
            offers = Optional.of(CollectionOffer.of(trust.recall().all()));
        }
        return new Needs(parts, origin.id(), request.exemption().fromWindows()).find(offers.get());
    }

    private SyncMachine takeStock(SyncMachine.Stocktaking state) throws InterruptedException {
        try {
            return state.taken(new Stock(upstreams).take(needs(), state.round()));
        } catch (RefusedInputException | IOException e) {
            return state.taken(List.of()); // planning meets the same, and says so
        }
    }

    private SyncMachine plan(SyncMachine.Planning state) throws InterruptedException {
        var now = parts.clock().instant();
        try {
            var plan = Planner.plan(needs(), state.round());
            lastKnown = Optional.of(state.round().with(plan.findings()));
            return state.planned(plan, parts.schedule(), now);
        } catch (RefusedInputException | IOException e) {
            lastKnown = Optional.of(state.round());
            return state.round().isAllClosed()
                    ? state.planned(Planner.Plan.NOTHING, parts.schedule(), now)
                    : state.failed(Problems.of(origin.id().toString(), e), parts.schedule(), now);
        }
    }

    private SyncMachine ask(SyncMachine.Asking state) throws IOException, InterruptedException {
        boolean isPromised;
        try {
            isPromised = state.wanted().ask(upstreams.at(state.upstream()));
        } catch (LinkClosedException e) {
            return state.closed(Closure.of(e, parts.clock().instant()));
        } catch (RefusedInputException | IOException e) {
            throwIfInterrupted(e);
            return state.failed();
        }
        return isPromised ? promised(state) : state.declined();
    }

    private SyncMachine promised(SyncMachine.Asking state) throws IOException {
        var collection = state.wanted().collection();
        var patience = parts.database()
                .find(Patience.PATIENCE, collection)
                .map(Patience::again)
                .orElseGet(() -> Patience.begin(parts.clock().instant()));
        parts.database().change().put(Patience.PATIENCE, collection, patience).commit();
        return state.promised();
    }

    private SyncMachine pull(SyncMachine.Pulling state) throws IOException, InterruptedException {
        var upstream = state.errand().upstream();
        var pull = new PackPull(parts, origin.id(), state.errand());
        try {
            return after(pull.fetch(upstreams.at(upstream), watcher), state, pull);
        } catch (RefusedInputException e) {
            return state.refused(met(Problems.of(upstream, e)));
        } catch (LinkClosedException e) {
            return state.closed(Closure.of(e, parts.clock().instant()));
        } catch (IOException e) {
            throwIfInterrupted(e);
            return state.stuck(met(Problems.of(state.errand().collection().toString(), e)));
        }
    }

    private SyncMachine after(PullOutcome outcome, SyncMachine.Pulling state, PackPull pull)
            throws IOException, InterruptedException {
        var upstream = state.errand().upstream();
        return switch (outcome) {
            case PullOutcome.Pulled() -> state.pulled();
            case PullOutcome.Missing() ->
                state.missing(Problems.missing(upstream, state.errand().pack()));
            case PullOutcome.Cut(var cause) -> state.cut(met(Problems.of(upstream, cause)), pull.receivedBytes());
            case PullOutcome.Garbled(var why) -> damaged(state, why, state.isSecondTime());
            case PullOutcome.Damaged(var why) -> damaged(state, why, true);
            case PullOutcome.Refused(var why) -> refused(state, pull, why);
        };
    }

    /** Every byte was the signed one: either the pack is wrong for everybody, or what it leans on is damaged here. */
    private SyncMachine refused(SyncMachine.Pulling state, PackPull pull, RefusedInputException why)
            throws IOException, InterruptedException {
        return pull.leansOnDamage()
                ? state.damagedHere(met(Problems.damagedHere(state.errand().collection())))
                : state.refused(met(Problems.of(state.errand().upstream(), why)));
    }

    private SyncMachine damaged(SyncMachine.Pulling state, RefusedInputException why, boolean toBlame)
            throws IOException {
        if (toBlame) {
            mark(
                    state.errand().upstream(),
                    why,
                    state.isSecondTime() ? Optional.of(state.errand().pack().headDigest()) : Optional.empty());
        }
        return state.damaged(met(Problems.of(state.errand().upstream(), why)));
    }

    private void mark(KnownUpstream upstream, RefusedInputException why, Optional<Digest> pack) throws IOException {
        parts.marks()
                .add(
                        upstream.address(),
                        why.subject() + ": " + why.problem(),
                        pack,
                        parts.clock().instant());
    }

    private SyncMachine assemble(SyncMachine.Assembling state) throws InterruptedException {
        var errand = state.pulled().errand();
        var pull = new PackPull(parts, origin.id(), errand);
        try {
            try {
                if (pull.show(watcher)) {
                    arrived.add(errand.pack());
                }
            } catch (RefusedInputException e) {
                return refused(state.pulled(), pull, e);
            }
            return state.shown();
        } catch (IOException e) {
            return state.stuck(met(Problems.of(errand.collection().toString(), e)));
        }
    }

    private Problem met(Problem problem) {
        incidents.add(problem);
        return problem;
    }

    private static void throwIfInterrupted(Exception e) throws InterruptedException {
        if (e instanceof InterruptedIOException || Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("pulling was given up");
        }
    }

    @Override
    public void close() {
        upstreams.close();
    }
}
