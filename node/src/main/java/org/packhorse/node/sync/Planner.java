package org.packhorse.node.sync;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;

/** Finds out what to fetch next. Pure. */
final class Planner {
    /** A question and the head of its answer; and the round trip, in which most lines could have carried as much again. */
    private static final long REQUEST_BYTES = 2_000;

    private Planner() {}

    /**
     * What to do next.
     *
     * @param errand empty where there is nothing that could be done now
     * @param findings what became clear about collections to which no way leads
     */
    record Plan(Optional<Errand> errand, List<Finding> findings) {
        Plan {
            findings = List.copyOf(findings);
        }
    }

    /** What to do about {@code needs}: the pack that costs least, since it makes something visible soonest. */
    static Plan plan(List<Need> needs, Round round) {
        var errands = new ArrayList<Priced>();
        var findings = new ArrayList<Finding>();
        for (var need : needs) {
            if (round.isGivenUp(need.collection())) {
                continue;
            }
            var errand = errand(need, round);
            if (errand.isPresent()) {
                errands.add(errand.get());
            } else {
                findings.add(new Finding.GivenUp(need.collection()));
                var why = noWay(need);
                boolean waits = why.kind() == Problem.Kind.UNREACHABLE
                        && round.closure().isPresent();
                if (!waits && !round.hasTrouble(need.collection())) {
                    findings.add(new Finding.Trouble(Optional.of(need.collection()), why));
                }
            }
        }
        var cheapest =
                errands.stream().min(Comparator.comparingLong(Priced::price)).map(Priced::errand);
        return new Plan(cheapest, findings);
    }

    /** What has to come for {@code needs}, sooner or later, whether or not links may be used now. */
    static List<Outstanding> outstanding(List<Need> needs, Round round) {
        var open = round.regardlessOfLinks();
        return needs.stream()
                .flatMap(need -> errand(need, open).map(Priced::errand).map(e -> outstanding(need, e)).stream())
                .toList();
    }

    private static Outstanding outstanding(Need need, Errand errand) {
        long missing = errand.route().packs().stream()
                .mapToLong(pack -> pack.lengthBytes() - need.receivedBytes(pack))
                .sum();
        return new Outstanding(errand.route(), errand.upstream().address(), missing);
    }

    private record Priced(Errand errand, long price) {}

    private static Optional<Priced> errand(Need need, Round round) {
        var offer = need.offer();
        var search = new RouteSearch(
                offer.packs(), need.floor(), offer.newest(), need::isBegun, pack -> price(need, pack, round));
        return search.from(need.held())
                .map(route -> new Priced(
                        new Errand(
                                route,
                                round.upstreamFor(route.first()).orElseThrow(),
                                offer.findManifest(route.first().to()).orElseThrow()),
                        price(need, route.first(), round).orElseThrow()));
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
        boolean isOffered = new RouteSearch(
                        need.offer().packs(),
                        need.floor(),
                        need.offer().newest(),
                        need::isBegun,
                        p -> OptionalLong.of(1))
                .from(need.held())
                .isPresent();
        return isOffered
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
