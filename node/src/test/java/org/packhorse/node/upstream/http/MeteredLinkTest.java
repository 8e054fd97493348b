package org.packhorse.node.upstream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.packhorse.node.link.Budget;
import org.packhorse.node.link.Exemption;
import org.packhorse.node.link.Link;
import org.packhorse.node.link.LinkClosedException;
import org.packhorse.node.link.LinkKind;
import org.packhorse.node.link.LinkLedger;
import org.packhorse.node.link.LinkRule;
import org.packhorse.node.link.Links;
import org.packhorse.node.link.Permit;
import org.packhorse.node.link.Permit.Reason;
import org.packhorse.node.link.Window;
import org.packhorse.node.link.Windows;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.node.upstream.UpstreamContract;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.exchange.Extents;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Upstream;

/** Real sockets over links with rules: whatever crosses is counted, and nothing crosses that is not allowed. */
final class MeteredLinkTest {
    private static final RepositoryPath PACK = new RepositoryPath("targets/a.pack");
    private static final long DAILY = 300_000;

    private final MovableClock clock = new MovableClock();
    private final InMemoryDatabase database = new InMemoryDatabase();
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final byte[] pack = Content.noise(1, 1_000_000);
    private final RangeServer server = new RangeServer(new TreeMap<>(Map.of(PACK.value(), pack)));
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private Duration waited = Duration.ZERO;
    private int connections;

    @AfterEach
    void stop() {
        server.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private Links links(Windows windows, OptionalLong rate, Budget budget) throws IOException {
        var link = new Link("sim", LinkKind.SIM, windows, rate, budget, Optional.empty());
        return new Links(
                List.of(new LinkRule(link, List.of("127.0.0.1"))),
                ZoneOffset.UTC,
                new LinkLedger(database),
                clock,
                this::waitUntil);
    }

    private void waitUntil(Instant time) {
        var wait = Duration.between(clock.instant(), time);
        waited = waited.plus(wait);
        clock.move(wait);
    }

    private Upstream open(Links links) throws Exception {
        return new Upstreams(loops, HttpClientSettings.PATIENT)
                .open(server.address(), links.meter(server.address(), Exemption.NONE));
    }

    private Fetch fetchRest(Upstream upstream) throws Exception {
        return upstream.fetch(PACK, received.size(), pack.length - received.size(), UpstreamContract.into(received));
    }

    @Test
    void spendsADaysBudgetAndNoByteMoreThenGoesOnTheNextDay() throws Exception {
        var links = links(
                Windows.always(ZoneOffset.UTC),
                OptionalLong.empty(),
                new Budget(OptionalLong.of(DAILY), OptionalLong.empty(), 1));
        int days = 0;
        while (received.size() < pack.length) {
            days++;
            long crossed;
            try (var upstream = open(links)) {
                try {
                    fetchRest(upstream);
                } catch (LinkClosedException e) {
                    assertThat(e.permit().why()).isEqualTo(Reason.DAY_USED_UP);
                }
                crossed = upstream.traffic().totalBytes();
            }
            assertThat(links.states().getFirst().usage().dayBytes()).isEqualTo(crossed);
            assertThat(crossed).isLessThanOrEqualTo(DAILY);
            clock.move(Duration.ofDays(1));
        }

        assertThat(received.toByteArray()).isEqualTo(pack);
        assertThat(days).isEqualTo(4);
    }

    @Test
    void asksNothingWhereNothingIsLeft() throws Exception {
        var links = links(
                Windows.always(ZoneOffset.UTC),
                OptionalLong.empty(),
                new Budget(OptionalLong.empty(), OptionalLong.of(100_000), 1));
        try (var upstream = open(links)) {
            assertThatThrownBy(() -> fetchRest(upstream)).isInstanceOf(LinkClosedException.class);
            long before = upstream.traffic().totalBytes();

            assertThatThrownBy(() -> fetchRest(upstream))
                    .isInstanceOf(LinkClosedException.class)
                    .hasMessage("link sim: the month's budget is used up");

            assertThat(upstream.traffic().totalBytes()).isEqualTo(before);
        }
    }

    @Test
    void stopsWhenTheWindowClosesAndKeepsWhatCame() throws Exception {
        // Opens as the clock begins; at 10 kB/s a minute's window lets 600 kB through.
        var links = links(
                new Windows(List.of(Window.parse("08:00-08:01")), ZoneOffset.UTC),
                OptionalLong.of(10_000),
                Budget.UNLIMITED);
        try (var upstream = open(links)) {
            assertThatThrownBy(() -> fetchRest(upstream)).isInstanceOf(LinkClosedException.class);
            assertThat(received.size()).isBetween(560_000, 640_000);
            clock.move(Duration.ofHours(24).minusMinutes(1));

            assertThat(fetchRest(upstream)).isInstanceOf(Fetch.Complete.class);
        }

        assertThat(received.toByteArray()).isEqualTo(pack);
    }

    @Test
    void keepsToTheRateWithinATenth() throws Exception {
        var links = links(Windows.always(ZoneOffset.UTC), OptionalLong.of(20_000), Budget.UNLIMITED);

        try (var upstream = open(links)) {
            fetchRest(upstream);
        }

        // The clock stands still but for the waits, so they are all the time it took.
        assertThat(1_000_000.0 / waited.toMillis() * 1e3).isBetween(18_000.0, 22_000.0);
    }

    /** So far away that several connections are opened, where the link allows. */
    private long fetchFromAfar(Links links, byte[] file) throws Exception {
        var got = new java.util.concurrent.atomic.AtomicLong();
        try (var afar = new RangeServer(new TreeMap<>(Map.of(PACK.value(), file)), Duration.ofMillis(160));
                var upstream = new Upstreams(loops, HttpClientSettings.PATIENT)
                        .open(afar.address(), links.meter(afar.address(), Exemption.NONE))) {
            try {
                upstream.fetch(PACK, file.length, Extents.of(0, file.length), (offset, bytes) -> {
                    var piece = new byte[bytes.remaining()];
                    bytes.get(piece);
                    assertThat(java.util.Arrays.mismatch(
                                    piece,
                                    java.util.Arrays.copyOfRange(file, (int) offset, (int) offset + piece.length)))
                            .isEqualTo(-1);
                    got.addAndGet(piece.length);
                });
            } catch (LinkClosedException e) {
                assertThat(e.permit().why()).isEqualTo(Reason.DAY_USED_UP);
            }
            assertThat(links.states().getFirst().usage().dayBytes())
                    .isEqualTo(upstream.traffic().totalBytes());
            connections = afar.connections();
        }
        return got.get();
    }

    @Test
    void severalConnectionsTogetherKeepToTheRate() throws Exception {
        var links = links(Windows.always(ZoneOffset.UTC), OptionalLong.of(100_000), Budget.UNLIMITED);

        assertThat(fetchFromAfar(links, pack)).isEqualTo(pack.length);

        assertThat(connections).isGreaterThan(1);
        assertThat(1_000_000.0 / waited.toMillis() * 1e3).isBetween(90_000.0, 110_000.0);
    }

    @Test
    void whatSeveralConnectionsCarryIsCountedToTheByteAndGivenBack() throws Exception {
        var links = links(
                Windows.always(ZoneOffset.UTC),
                OptionalLong.empty(),
                new Budget(OptionalLong.of(5_000_000), OptionalLong.empty(), 1));

        assertThat(fetchFromAfar(links, pack)).isEqualTo(pack.length);

        assertThat(connections).isGreaterThan(1);
        var state = links.stateOf(server.address()).orElseThrow();
        assertThat(state.permit())
                .isEqualTo(new Permit.Allowed(5_000_000 - state.usage().dayBytes(), Optional.empty()));
    }

    @Test
    void oneConnectionSpendsABudgetThatIsScarce() throws Exception {
        var links = links(
                Windows.always(ZoneOffset.UTC),
                OptionalLong.empty(),
                new Budget(OptionalLong.of(DAILY), OptionalLong.empty(), 1));

        assertThat(fetchFromAfar(links, pack)).isBetween(DAILY / 2, DAILY);

        assertThat(connections).isEqualTo(1);
        assertThat(links.states().getFirst().usage().dayBytes()).isLessThanOrEqualTo(DAILY);
    }

    @Test
    void anAddressInTheSchoolIsFreeUnlessALinkNamesIt() throws Exception {
        var links = links(
                Windows.always(ZoneOffset.UTC),
                OptionalLong.empty(),
                new Budget(OptionalLong.of(DAILY), OptionalLong.empty(), 1));

        assertThat(links.stateOf(URI.create("http://127.0.0.2/"))).isEmpty();
        assertThat(links.stateOf(server.address())).isPresent();
        assertThat(links.stateOf(URI.create("http://hub.example/"))
                        .orElseThrow()
                        .link()
                        .name())
                .isEqualTo("internet");
    }
}
