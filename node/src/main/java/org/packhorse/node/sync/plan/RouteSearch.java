package org.packhorse.node.sync.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;

/**
 * Looks for the {@link Route} to pull: the shortest path in the graph whose nodes are versions and whose edges are packs. All edges
 * lead to later versions, so one walk over the versions from the last to the first finds what each costs from there.
 *
 * <p>The cheapest route is not always the best one: for {@link #SLACK} more a pack that was begun is finished, and something
 * becomes visible soon, so that lessons do not wait for films which belong to them.
 */
public final class RouteSearch {
    /** The part of the cheapest price that may be spent on top. */
    private static final double SLACK = 0.05;

    /** More than any route costs, and far from the largest number. */
    private static final long NO_WAY = Long.MAX_VALUE / 4;

    private final Predicate<PackOffer> begun;
    private final Version goal;
    private final Map<Version, List<Edge>> edges = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Version, Long> toGoal = new TreeMap<>();

    /**
     * What a route may be made of.
     *
     * @param packs all that there are
     * @param goal where it ends
     * @param begun whether a pack is here in part
     * @param price what a pack costs, 1 or more; empty where it cannot be had
     */
    public RouteSearch(
            Collection<PackOffer> packs,
            Version goal,
            Predicate<PackOffer> begun,
            Function<PackOffer, OptionalLong> price) {
        this.begun = begun;
        this.goal = goal;
        for (var pack : packs) {
            var cost = price.apply(pack);
            if (!pack.to().isAfter(goal) && cost.isPresent()) {
                edges.computeIfAbsent(pack.from(), from -> new ArrayList<>()).add(new Edge(pack, cost.getAsLong()));
            }
        }
        toGoal.put(goal, 0L);
        edges.forEach((from, leaving) -> leaving.stream()
                .filter(edge -> toGoal.containsKey(edge.pack.to()))
                .mapToLong(this::costToGoal)
                .min()
                .ifPresent(cost -> toGoal.put(from, cost)));
    }

    private record Edge(PackOffer pack, long price) {}

    private long costToGoal(Edge edge) {
        return edge.price + toGoal.getOrDefault(edge.pack.to(), NO_WAY);
    }

    /** The route that begins in one of {@code held}, and leads to no other of them, where there is one. */
    public Optional<Route> from(Set<Version> held) {
        var beginnings = leaving(held).stream()
                .filter(edge -> !held.contains(edge.pack.to()))
                .toList();
        var cheapest = beginnings.stream().mapToLong(this::costToGoal).min();
        if (cheapest.isEmpty()) {
            return Optional.empty();
        }
        long left = Math.round(cheapest.getAsLong() * (1 + SLACK));
        var packs = new ArrayList<PackOffer>();
        var ahead = beginnings;
        do {
            long most = left;
            var next = ahead.stream()
                    .filter(edge -> costToGoal(edge) <= most)
                    .min(Comparator.comparing((Edge edge) -> !begun.test(edge.pack))
                            .thenComparingLong(Edge::price)
                            .thenComparing(edge -> edge.pack.to(), Comparator.reverseOrder()))
                    .orElseThrow();
            packs.add(next.pack);
            left -= next.price;
            ahead = leaving(Set.of(next.pack.to()));
        } while (!packs.getLast().to().equals(goal));
        return Optional.of(new Route(packs));
    }

    private List<Edge> leaving(Set<Version> versions) {
        return versions.stream()
                .flatMap(version -> edges.getOrDefault(version, List.of()).stream())
                .filter(edge -> toGoal.containsKey(edge.pack.to()))
                .toList();
    }
}
