package org.packhorse.node.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.sync.plan.Offers.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;

/** The way from what is here to what is wanted. */
final class RouteSearchTest {
    private static Set<Version> versions(long... numbers) {
        return Arrays.stream(numbers).mapToObj(Version::new).collect(Collectors.toSet());
    }

    private static Optional<Route> route(long goal, Set<Version> held, PackOffer... packs) {
        return new RouteSearch(List.of(packs), new Version(goal), p -> false, p -> OptionalLong.of(p.lengthBytes()))
                .from(held);
    }

    private static Optional<Route> of(PackOffer... packs) {
        return Optional.of(new Route(List.of(packs)));
    }

    @Test
    void takesTheShorterOfTwoPacks() {
        assertThat(route(4, versions(0, 3), pack(0, 4, 900), pack(3, 4, 100))).isEqualTo(of(pack(3, 4, 100)));
        assertThat(route(4, versions(0, 3), pack(0, 4, 90), pack(3, 4, 100))).isEqualTo(of(pack(0, 4, 90)));
    }

    @Test
    void chainsPacksWhereThatIsCheaper() {
        assertThat(route(4, versions(0, 1), pack(0, 4, 900), pack(1, 3, 50), pack(3, 4, 40), pack(1, 4, 300)))
                .isEqualTo(of(pack(1, 3, 50), pack(3, 4, 40)));
    }

    @Test
    void makesSomethingVisibleSoonWhereThatCostsLittleMore() {
        var direct = pack(1, 3, 1_000);

        assertThat(route(3, versions(1), direct, pack(1, 2, 100), pack(2, 3, 945)))
                .isEqualTo(of(pack(1, 2, 100), pack(2, 3, 945)));
        assertThat(route(3, versions(1), direct, pack(1, 2, 100), pack(2, 3, 960)))
                .isEqualTo(of(direct));
    }

    @Test
    void neverSpendsMoreThanTheSlackOverAWholeChain() {
        // Each step on its own would be worth 5 percent of what is left.
        var packs = List.of(
                pack(1, 5, 1_000),
                pack(1, 2, 250),
                pack(2, 5, 790),
                pack(2, 3, 260),
                pack(3, 5, 540),
                pack(3, 4, 275),
                pack(4, 5, 270));

        var found = route(5, versions(1), packs.toArray(PackOffer[]::new)).orElseThrow();

        assertThat(found.packs().stream().mapToLong(PackOffer::lengthBytes).sum())
                .isLessThanOrEqualTo(1_050);
    }

    @Test
    void beginsInTheVersionBeforeTheOneShownWhereThatIsCheaper() {
        assertThat(route(4, versions(0, 2, 3), pack(2, 4, 50), pack(3, 4, 60))).isEqualTo(of(pack(2, 4, 50)));
    }

    @Test
    void finishesWhatWasBegunUnlessSomethingIsMuchCheaper() {
        var begun = pack(1, 2, 100);
        var packs = List.of(begun, pack(2, 3, 10), pack(1, 3, 108));
        var search = new RouteSearch(packs, new Version(3), begun::equals, p -> OptionalLong.of(p.lengthBytes()));
        assertThat(search.from(versions(1))).isEqualTo(of(begun, pack(2, 3, 10)));

        var cheaper = new RouteSearch(
                List.of(begun, pack(2, 3, 10), pack(1, 3, 50)),
                new Version(3),
                begun::equals,
                p -> OptionalLong.of(p.lengthBytes()));
        assertThat(cheaper.from(versions(1))).isEqualTo(of(pack(1, 3, 50)));
    }

    @Test
    void goesThroughAnOlderVersionThanThoseThatAreHere() {
        assertThat(route(5, versions(0, 3), pack(0, 2, 1), pack(2, 5, 1), pack(3, 5, 100)))
                .isEqualTo(of(pack(0, 2, 1), pack(2, 5, 1)));
        assertThat(route(5, versions(0, 3), pack(0, 2, 900), pack(2, 5, 1)))
                .isEqualTo(of(pack(0, 2, 900), pack(2, 5, 1)));
    }

    @Test
    void findsNoWayWhereThereIsNone() {
        assertThat(route(4, versions(0, 1), pack(1, 2, 10), pack(3, 4, 10))).isEmpty();
        assertThat(route(4, versions(0, 1))).isEmpty();
    }

    @Test
    void neverFetchesAVersionThatIsHereAlready() {
        assertThat(route(5, versions(0, 2), pack(0, 2, 1), pack(2, 5, 100))).isEqualTo(of(pack(2, 5, 100)));
    }

    @Test
    void passesOverPacksThatCannotBeHad() {
        var search = new RouteSearch(
                List.of(pack(1, 2, 10), pack(0, 2, 100)),
                new Version(2),
                p -> false,
                p -> p.lengthBytes() == 10 ? OptionalLong.empty() : OptionalLong.of(p.lengthBytes()));

        assertThat(search.from(versions(0, 1))).isEqualTo(of(pack(0, 2, 100)));
    }

    @RepeatedTest(50)
    void isNeverMoreThanTheSlackAboveTheCheapestOfAllRoutes() {
        long seed = Long.getLong("seed", 1);
        var random = new Random(seed);
        var packs = new ArrayList<PackOffer>();
        for (int to = 1; to <= 8; to++) {
            for (int from = 0; from < to; from++) {
                if (random.nextInt(3) > 0) {
                    packs.add(pack(from, to, 100 + random.nextInt(10_000)));
                }
            }
        }

        var found = route(8, versions(0), packs.toArray(PackOffer[]::new));

        long cheapest = cheapest(packs, 0);
        assertThat(found.isPresent()).as("-Dseed=%d", seed).isEqualTo(cheapest < Long.MAX_VALUE / 2);
        found.ifPresent(route -> assertThat(
                        route.packs().stream().mapToLong(PackOffer::lengthBytes).sum())
                .as("-Dseed=%d", seed)
                .isLessThanOrEqualTo(Math.round(cheapest * 1.05)));
    }

    /** The same by trying everything. */
    private static long cheapest(List<PackOffer> packs, long from) {
        return from == 8
                ? 0
                : packs.stream()
                        .filter(p -> p.from().number() == from)
                        .mapToLong(p -> p.lengthBytes() + cheapest(packs, p.to().number()))
                        .min()
                        .orElse(Long.MAX_VALUE / 2);
    }
}
