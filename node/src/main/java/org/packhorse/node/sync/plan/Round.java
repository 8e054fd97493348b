package org.packhorse.node.sync.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.exchange.PackOffer;

/**
 * What a round with one publisher has learnt so far, and what follows from it. Unchangeable.
 *
 * @param upstreams in the order in which they are asked
 * @param failures rounds in a row that failed before this one
 * @param findings in the order in which they were made
 */
public record Round(List<KnownUpstream> upstreams, int failures, List<Finding> findings) {
    public Round {
        upstreams = List.copyOf(upstreams);
        findings = List.copyOf(findings);
    }

    /** A round that begins. */
    static Round begin(List<KnownUpstream> upstreams, Collection<Finding> known, int failures) {
        return new Round(upstreams, failures, List.copyOf(known));
    }

    /** The same, knowing {@code more}. */
    public Round with(Collection<? extends Finding> more) {
        var all = new ArrayList<Finding>(findings);
        all.addAll(more);
        return new Round(upstreams, failures, all);
    }

    /** The same, knowing {@code more}. */
    public Round with(Finding... more) {
        return with(List.of(more));
    }

    /** The same, knowing that {@code problem} has to do with {@code collection}. */
    Round troubledBy(CollectionId collection, Problem problem) {
        return with(new Finding.Trouble(Optional.of(collection), problem));
    }

    /** Whether nothing more is to be had from {@code upstream} in this round. */
    public boolean isSilent(KnownUpstream upstream) {
        return findings.contains(new Finding.Silent(upstream.address()));
    }

    /** Whether the link to {@code upstream} may not be used. */
    private boolean isClosed(KnownUpstream upstream) {
        return closures().anyMatch(closed -> closed.upstream().equals(upstream.address()));
    }

    private Stream<Finding.Closed> closures() {
        return findings.stream().filter(Finding.Closed.class::isInstance).map(Finding.Closed.class::cast);
    }

    /** The link that may be used again soonest of those that may not be used now. */
    public Optional<Closure> closure() {
        return closures()
                .map(Finding.Closed::closure)
                .min(Comparator.comparing(closure -> closure.permit().until()));
    }

    /** Whether there is nobody to be asked before {@link #closure} is over. */
    public boolean isAllClosed() {
        return upstreams.stream().allMatch(this::isClosed);
    }

    /** The same, as if all links could be used: what has to come then, sooner or later. */
    Round regardlessOfLinks() {
        return new Round(
                upstreams,
                failures,
                findings.stream()
                        .filter(finding -> finding instanceof Finding.Lacking || finding instanceof Finding.Wrong)
                        .toList());
    }

    /** Whether nothing more is done for {@code collection} in this round. */
    boolean isGivenUp(CollectionId collection) {
        return findings.contains(new Finding.GivenUp(collection));
    }

    /** Whether {@code collection} waits for a pack that a hub makes. */
    boolean isPromised(CollectionId collection) {
        return findings.contains(new Finding.Promised(collection));
    }

    /** The collections that wait for packs which a hub makes. */
    public List<CollectionId> promised() {
        return findings.stream()
                .filter(Finding.Promised.class::isInstance)
                .map(finding -> ((Finding.Promised) finding).collection())
                .toList();
    }

    /** Whether it is not known yet if somebody makes a pack for {@code collection}. */
    boolean mayAskFor(CollectionId collection) {
        return !isPromised(collection) && !findings.contains(new Finding.NotPromised(collection));
    }

    /** Those that may make packs and can be asked. */
    List<KnownUpstream> hubs() {
        return upstreams.stream()
                .filter(upstream -> !upstream.kind().isLocal() && !isSilent(upstream) && !isClosed(upstream))
                .toList();
    }

    /** Whether something went wrong with {@code collection} that was not overcome. */
    boolean hasTrouble(CollectionId collection) {
        return troubles().containsKey(Optional.of(collection));
    }

    /** The problem to end with; empty where all that went wrong was overcome. */
    public Optional<Problem> problem() {
        return troubles().values().stream().findFirst();
    }

    private Map<Optional<CollectionId>, Problem> troubles() {
        var troubles = new LinkedHashMap<Optional<CollectionId>, Problem>();
        for (var finding : findings) {
            if (finding instanceof Finding.Trouble trouble) {
                troubles.put(trouble.collection(), trouble.problem());
            } else if (finding instanceof Finding.Shown shown) {
                troubles.remove(Optional.of(shown.collection()));
            }
        }
        return troubles;
    }

    /** Whether the next round may come soon: a line that is cut again and again still brings everything in the end. */
    boolean hasProgressed() {
        return findings.contains(new Finding.Progress());
    }

    /** Whether the line was cut while a pack for {@code collection} came that it still waits for. */
    private Optional<Finding.Waiting> waiting(CollectionId collection) {
        Optional<Finding.Waiting> last = Optional.empty();
        for (var finding : findings) {
            if (finding instanceof Finding.Waiting waiting
                    && waiting.collection().equals(collection)) {
                last = Optional.of(waiting);
            } else if (finding instanceof Finding.Shown shown
                    && shown.collection().equals(collection)) {
                last = Optional.empty();
            }
        }
        return last;
    }

    /**
     * Whom to ask for {@code pack}: the first that may have it. One that gave it damaged is asked once more, after all others.
     * While a collection waits for one pack no line is paid for another, only what is nearby helps.
     */
    Optional<KnownUpstream> upstreamFor(PackOffer pack) {
        if (findings.contains(new Finding.Wrong(pack.headDigest()))) {
            return Optional.empty();
        }
        boolean onlyLocal = waiting(pack.collection())
                .filter(waiting -> !waiting.packHead().equals(pack.headDigest()))
                .isPresent();
        Predicate<KnownUpstream> mayHaveIt = upstream -> !isSilent(upstream)
                && !isClosed(upstream)
                && damages(pack, upstream) < 2
                && !findings.contains(new Finding.Lacking(Finding.Copy.of(pack, upstream)))
                && (upstream.kind().isLocal() || !onlyLocal);
        return upstreams.stream().filter(mayHaveIt).min((a, b) -> Integer.compare(damages(pack, a), damages(pack, b)));
    }

    private int damages(PackOffer pack, KnownUpstream upstream) {
        return Collections.frequency(findings, new Finding.Damaged(Finding.Copy.of(pack, upstream)));
    }
}
