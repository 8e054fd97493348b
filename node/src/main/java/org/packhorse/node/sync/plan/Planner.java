package org.packhorse.node.sync.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;

/** Finds out what to fetch next. Pure. */
public final class Planner {
    /** A question and the head of its answer; and the round trip, in which most lines could have carried as much again. */
    private static final long REQUEST_BYTES = 2_000;

    private Planner() {}

    /**
     * What to do next.
     *
     * @param errand empty where there is nothing that could be done now
     * @param wanted a pack to be asked for before anybody goes on the errand, because it would make that needless
     * @param findings what became clear about collections to which no way leads
     */
    public record Plan(Optional<Errand> errand, Optional<Wanted> wanted, List<Finding> findings) {
        /** Nothing can be done. */
        public static final Plan NOTHING = new Plan(Optional.empty(), Optional.empty(), List.of());

        public Plan {
            findings = List.copyOf(findings);
        }
    }

    /** What to do about {@code needs}: the pack that costs least, since it makes something visible soonest. */
    public static Plan plan(List<Need> needs, Round round) {
        var errands = new ArrayList<Priced>();
        var patient = new ArrayList<Priced>();
        var findings = new ArrayList<Finding>();
        var open = needs.stream()
                .filter(need -> !round.isGivenUp(need.collection()) && !round.isPromised(need.collection()))
                .toList();
        var order = new LeaningOrder(open, round);
        for (var need : open) {
            var errand = errand(need, round);
            var instead =
                    round.mayAskFor(need.collection()) ? Wanted.insteadOf(errand, need) : Optional.<Wanted>empty();
            if (errand.isPresent()) {
                var priced = new Priced(
                        errand.get(), price(need, errand.get().pack(), round).orElseThrow(), instead);
                (order.after(need).isPresent() ? patient : errands).add(priced);
            } else {
                findings.add(new Finding.GivenUp(need.collection()));
                noWay(need, round).ifPresent(findings::add);
            }
        }
        var now = errands.isEmpty() ? patient : errands;
        var cheapest = now.stream().min(Comparator.comparingLong(Priced::price));
        return new Plan(cheapest.map(Priced::errand), cheapest.flatMap(Priced::instead), findings);
    }

    private static Optional<Finding> noWay(Need need, Round round) {
        var why = noWay(need);
        boolean waits =
                why.kind() == Problem.Kind.UNREACHABLE && round.closure().isPresent();
        return waits || round.hasTrouble(need.collection())
                ? Optional.empty()
                : Optional.of(new Finding.Trouble(Optional.of(need.collection()), why));
    }

    /** What has to come for {@code needs}, sooner or later, whether or not links may be used now. */
    public static List<Outstanding> outstanding(List<Need> needs, Round round) {
        var open = round.regardlessOfLinks();
        var order = new LeaningOrder(needs, open);
        return needs.stream()
                .map(need -> order.after(need).orElse(need))
                .flatMap(need -> errand(need, open).map(e -> outstanding(need, e)).stream())
                .toList();
    }

    private static Outstanding outstanding(Need need, Errand errand) {
        long missing = errand.route().packs().stream()
                .mapToLong(pack -> pack.lengthBytes() - need.receivedBytes(pack))
                .sum();
        return new Outstanding(errand.route(), errand.upstream().address(), missing);
    }

    private record Priced(Errand errand, long price, Optional<Wanted> instead) {}

    /** What to do about {@code need} as things are. */
    static Optional<Errand> errand(Need need, Round round) {
        var offer = need.offer();
        var search = new RouteSearch(need.packs(), offer.newest(), need::isBegun, pack -> price(need, pack, round));
        return search.from(need.held())
                .map(route -> new Errand(
                        route,
                        round.upstreamFor(route.first()).orElseThrow(),
                        offer.findManifest(route.first().to()).orElseThrow()));
    }

    /** What all of {@code errand}'s route costs. */
    static long price(Need need, Errand errand, Round round) {
        return errand.route().packs().stream()
                .mapToLong(pack -> price(need, pack, round).orElseThrow())
                .sum();
    }

    private static OptionalLong price(Need need, PackOffer pack, Round round) {
        var upstream = round.upstreamFor(pack);
        if (upstream.isEmpty()) {
            return OptionalLong.empty();
        }
        long bytes = pack.lengthBytes() - need.receivedBytes(pack) + REQUEST_BYTES;
        return OptionalLong.of(bytes * upstream.get().kind().price());
    }

    private static Problem noWay(Need need) {
        var goal = need.collection() + " version " + need.offer().newest();
        var held = need.held().stream()
                .filter(version -> version.isAfter(Version.NOTHING))
                .sorted()
                .toList();
        var from = held.isEmpty() ? "nothing" : "versions " + held;
        return need.hasWay()
                ? new Problem(
                        Problem.Kind.UNREACHABLE,
                        goal,
                        "no upstream that answers has a pack that leads to it from " + from,
                        "wait, or follow the publisher at another address")
                : new Problem(
                        Problem.Kind.NOT_TRUSTED,
                        goal,
                        "no pack leads to it from " + from,
                        "ask the publisher to publish again");
    }
}
