package org.packhorse.adminui.port;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.packhorse.adminui.port.CollectionView.Origin;
import org.packhorse.adminui.port.CollectionView.Shelf;
import org.packhorse.adminui.port.LinkView.Hold;
import org.packhorse.adminui.port.SyncView.LastCheck;
import org.packhorse.adminui.port.SyncView.NextCheck;

/** A school's node in memory: healthy at first, put into any state by its setters, counting what is asked of it. Any thread. */
public final class FakeConsole implements NodeConsole {
    /** What its clock always says. */
    public static final Instant NOW = Instant.parse("2026-03-12T09:30:00Z");

    private static final String HUB = "https://hub.example.org/oer/";
    private static final String FINGERPRINT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private final AtomicReference<SyncView> sync = new AtomicReference<>(upToDate());
    private final AtomicReference<WayIn> wayIn = new AtomicReference<>(new WayIn(
            List.of(URI.create("http://library.school/"), URI.create("http://192.168.1.7/")), "Green <Valley>"));
    private final AtomicReference<StickView> stick = new AtomicReference<>(new StickView.None());
    private final AtomicReference<VerifyView> verify = new AtomicReference<>(new VerifyView.NotRun());
    private final AtomicReference<List<CollectionView>> collections = new AtomicReference<>(school());
    private final AtomicReference<List<ProblemView>> problems = new AtomicReference<>(List.of());
    private final AtomicReference<Overview.Role> role = new AtomicReference<>(Overview.Role.NODE);
    private final AtomicReference<TrustView> trust = new AtomicReference<>(new TrustView.Root(FINGERPRINT));
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicReference<List<LinkView>> links = new AtomicReference<>(List.of(sim()));
    private final AtomicReference<List<UpstreamView>> upstreams =
            new AtomicReference<>(List.of(new UpstreamView(HUB, 96, Optional.empty()), marked()));
    private final AtomicReference<ForecastView> forecast = new AtomicReference<>(new ForecastView.Nothing());
    private final AtomicReference<SyncDespite> lastDespite = new AtomicReference<>(SyncDespite.NOTHING);
    private final FakeUsage usage = new FakeUsage();
    private final AtomicInteger syncsAsked = new AtomicInteger();
    private final AtomicInteger verifiesAsked = new AtomicInteger();

    /** The last check, five minutes ago, found nothing new. */
    public static SyncView upToDate() {
        return new SyncView.Idle(
                new LastCheck.NothingNew(NOW.minus(Duration.ofMinutes(5))),
                new NextCheck.At(NOW.plus(Duration.ofHours(7).plusMinutes(25))));
    }

    /** Version 3 of the statistics book, 41 % of it here, three minutes to go. */
    public static SyncView.Pulling arriving() {
        return new SyncView.Pulling("Introductory Statistics", 2, 3, 1_200_000, 2_900_000, 9_400, 1_260_000);
    }

    /** The hub does not answer since last night. */
    public static SyncView.Failed unreachable() {
        return new SyncView.Failed(
                Trouble.UPSTREAM_UNREACHABLE,
                NOW.minus(Duration.ofHours(11)),
                new NextCheck.At(NOW.plus(Duration.ofMinutes(12))));
    }

    /** The window of the SIM card opens tonight. */
    public static SyncView.Waiting waiting() {
        return new SyncView.Waiting("SIM card", Hold.WINDOW_CLOSED, NOW.plus(Duration.ofHours(12)));
    }

    /** A mirror whose name and faults need escaping; for a week it is asked last. */
    public static UpstreamView marked() {
        return new UpstreamView(
                "https://mirror.example.org/<b>\"&amp;",
                1_260_000,
                Optional.of(new UpstreamView.Mark(
                        NOW.plus(Duration.ofDays(7)), "pack <script>: frame 3 is not the signed one")));
    }

    /** A SIM card with everything that a school can agree on; it may not be used now. */
    public static LinkView sim() {
        return new LinkView(
                "SIM card",
                new LinkView.Use(1_200_000, OptionalLong.of(5_000_000)),
                new LinkView.Use(88_000_000, OptionalLong.of(200_000_000)),
                OptionalLong.of(25_000),
                List.of(
                        new LinkView.Window(
                                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                LocalTime.of(22, 0),
                                LocalTime.of(5, 0)),
                        new LinkView.Window(EnumSet.allOf(DayOfWeek.class), LocalTime.of(12, 30), LocalTime.MIDNIGHT)),
                "Africa/Nairobi",
                new LinkView.Access.Waiting(Hold.WINDOW_CLOSED, NOW.plus(Duration.ofHours(12))));
    }

    /** 3.1 MB are to come, for 0.31 US dollars, tonight. */
    public static ForecastView.Fetch toCome() {
        return new ForecastView.Fetch(
                3_100_000,
                Optional.of(Duration.ofMinutes(4)),
                Optional.of(NOW.plus(Duration.ofHours(13))),
                Optional.of(new ForecastView.Cost(new BigDecimal("0.31"), Currency.getInstance("USD"))),
                OptionalLong.of(112_000_000));
    }

    /** One problem of every kind, newest first. */
    public static List<ProblemView> everyProblem() {
        var kinds = Trouble.values();
        return IntStream.range(0, kinds.length)
                .mapToObj(i -> new ProblemView(
                        NOW.minus(Duration.ofHours(i + 1L)),
                        kinds[i],
                        kinds[i] == Trouble.NOT_TRUSTED ? "openstax-statistics" : HUB,
                        "openstax-statistics: version 41 is older than the trusted 42"))
                .toList();
    }

    private static List<CollectionView> school() {
        return List.of(
                new CollectionView(
                        "alphabet-ar",
                        "حروف وأصوات",
                        new Origin.Followed(URI.create(HUB)),
                        new Shelf.Shown(4, 4, 212, 38_400_000, NOW.minus(Duration.ofMinutes(5)))),
                new CollectionView(
                        "openstax-statistics",
                        "Introductory Statistics",
                        new Origin.Followed(URI.create(HUB)),
                        new Shelf.Shown(3, 3, 1_204, 61_200_000, NOW.minus(Duration.ofMinutes(5)))),
                new CollectionView(
                        "school-own",
                        "Our own pages",
                        new Origin.PublishedHere(),
                        new Shelf.Shown(1, 1, 12, 940_000, NOW.minus(Duration.ofDays(40)))));
    }

    /** From now on this is what the exchange does. */
    public FakeConsole sync(SyncView view) {
        sync.set(view);
        return this;
    }

    /** From now on students get to the library so. */
    public FakeConsole wayIn(WayIn view) {
        wayIn.set(view);
        return this;
    }

    /** From now on this is going on with a stick. */
    public FakeConsole stick(StickView view) {
        stick.set(view);
        return this;
    }

    /** From now on the re-reading is this far. */
    public FakeConsole verify(VerifyView view) {
        verify.set(view);
        return this;
    }

    /** From now on these are on the device. */
    public FakeConsole collections(List<CollectionView> views) {
        collections.set(List.copyOf(views));
        return this;
    }

    /** From now on this went wrong. */
    public FakeConsole problems(List<ProblemView> views) {
        problems.set(List.copyOf(views));
        return this;
    }

    /** From now on the device is for this. */
    public FakeConsole role(Overview.Role newRole) {
        role.set(newRole);
        return this;
    }

    /** From now on this is trusted. */
    public FakeConsole trust(TrustView view) {
        trust.set(view);
        return this;
    }

    /** From now on it breaks its promise never to fail. */
    public void breakDown() {
        broken.set(true);
    }

    /** From now on these lines lead to the world. */
    public FakeConsole links(List<LinkView> views) {
        links.set(List.copyOf(views));
        return this;
    }

    /** From now on updates come from these. */
    public FakeConsole upstreams(List<UpstreamView> views) {
        upstreams.set(List.copyOf(views));
        return this;
    }

    /** From now on this is what a sync would fetch. */
    public FakeConsole forecast(ForecastView view) {
        forecast.set(view);
        return this;
    }

    /** What the last sync that was asked for may disregard. */
    public SyncDespite lastDespite() {
        return lastDespite.get();
    }

    /** How often a sync was asked for. */
    public int syncsAsked() {
        return syncsAsked.get();
    }

    /** How often a verification was asked for. */
    public int verifiesAsked() {
        return verifiesAsked.get();
    }

    @Override
    public Overview overview() {
        return new Overview(
                "Green Valley School",
                role.get(),
                "0.1.0",
                URI.create("http://library.school/"),
                Duration.ofDays(6).plusHours(3),
                NOW);
    }

    @Override
    public WayIn wayIn() {
        return wayIn.get();
    }

    @Override
    public List<CollectionView> collections() {
        if (broken.get()) {
            throw new IllegalStateException("broken on purpose");
        }
        return collections.get();
    }

    @Override
    public SyncView sync() {
        return sync.get();
    }

    @Override
    public StickView stick() {
        return stick.get();
    }

    @Override
    public List<LinkView> links() {
        return links.get();
    }

    @Override
    public List<UpstreamView> upstreams() {
        return upstreams.get();
    }

    @Override
    public ForecastView forecast() {
        return forecast.get();
    }

    @Override
    public StorageView storage() {
        return new StorageView(1_428, 100_540_000, 31_900_000_000L, 27_600_000_000L);
    }

    @Override
    public List<ProblemView> problems() {
        return problems.get();
    }

    @Override
    public VerifyView verify() {
        return verify.get();
    }

    @Override
    public TrustView trust() {
        return trust.get();
    }

    @Override
    public FakeUsage usage() {
        return usage;
    }

    @Override
    public void syncNow(SyncDespite despite) {
        lastDespite.set(despite);
        syncsAsked.incrementAndGet();
    }

    @Override
    public void startVerify() {
        verifiesAsked.incrementAndGet();
    }
}
