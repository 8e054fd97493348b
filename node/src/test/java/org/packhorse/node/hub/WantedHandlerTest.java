package org.packhorse.node.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.identity.KeyFolder;
import org.packhorse.node.publish.ChosenKeys;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.RequestTarget;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.Version;

/** What a hub does for anybody who asks, and what it does not. Of versions 1 to 9, nothing leads on from 2 and 3. */
final class WantedHandlerTest {
    private static final int NEWEST = 9;

    @TempDir
    private Path home = Path.of("set by JUnit");

    private final MovableClock clock = new MovableClock();
    private KeyFolder keys = new KeyFolder(Path.of("set below"));

    @AutoClose
    private TestHub hub;

    private Demands demands;

    @BeforeEach
    void publish() throws Exception {
        keys = new KeyFolder(home.resolve("keys"));
        hub = new TestHub(home, clock, new InMemoryDatabase(), keys.create(new ChosenKeys()));
        demands = new Demands(hub.database());
        hub.write("film.jpg", Content.noise(1, 20_000));
        for (int version = 1; version <= NEWEST; version++) {
            hub.write("page.html", Content.text(version, 1_000)).publish();
        }
    }

    /** As a new process would make it; not started. */
    private PackWorkshop workshop(int perDay) throws Exception {
        return new PackWorkshop(hub.publisher().onDemand(), keys, demands, clock, perDay);
    }

    private static Response answer(PackWorkshop workshop, String path) throws Exception {
        return new WantedHandler(workshop)
                .handle(new Request(
                        false, new RequestTarget(path, Map.of(), path), Map.of(), InetAddress.getLoopbackAddress()));
    }

    private static String ask(PackWorkshop workshop, long from) throws Exception {
        var answer = answer(workshop, "/wanted/lessons/" + from);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsExactly(Map.entry("cache-control", "no-store"));
        return UTF_8.decode(((Body.Bytes) answer.body()).content()).toString();
    }

    private void awaitEnded(int count) {
        await().until(() -> demands.all().stream()
                        .filter(demand -> !(demand.result() instanceof Demand.Result.Begun))
                        .count()
                == count);
    }

    @Test
    void makesAPackOnceForAllWhoAsk() throws Exception {
        try (var workshop = workshop(4)) {
            assertThat(ask(workshop, 2)).isEqualTo("wait it will be made\n");
            assertThat(ask(workshop, 2)).isEqualTo("wait it is waiting to be made, or being made\n");
            workshop.start();
            awaitEnded(1);

            assertThat(ask(workshop, 2)).isEqualTo("wait it is offered; look what is newer\n");
            assertThat(demands.all()).singleElement().satisfies(demand -> {
                assertThat(demand.from().number()).isEqualTo(2);
                assertThat(demand.to().number()).isEqualTo(NEWEST);
                assertThat(demand.result()).isInstanceOf(Demand.Result.Made.class);
            });
        }
    }

    @Test
    void doesNotMakeMoreInADayThanItMayAlsoAfterARestart() throws Exception {
        var full = "no as many packs as this hub makes in a day are asked for already\n";
        try (var workshop = workshop(1)) {
            assertThat(ask(workshop, 2)).startsWith("wait");
            assertThat(ask(workshop, 3)).as("while the first waits").isEqualTo(full);
            workshop.start();
            awaitEnded(1);
            assertThat(ask(workshop, 3)).as("when it is made").isEqualTo(full);
        }
        var restarted = workshop(1);
        assertThat(ask(restarted, 3)).isEqualTo(full);

        clock.move(Duration.ofHours(-23));
        assertThat(ask(restarted, 3)).as("with the clock set back").isEqualTo(full);
        clock.move(Duration.ofHours(23 + 24));
        assertThat(ask(restarted, 3)).startsWith("wait");
    }

    @Test
    void countsWhatWasBegunAndNotEnded() throws Exception {
        var begun =
                new Demand(LESSONS, new Version(2), new Version(NEWEST), clock.instant(), new Demand.Result.Begun());
        demands.keep(begun);

        assertThat(ask(workshop(1), 2)).startsWith("no ");
        assertThat(ask(workshop(2), 2)).as("may be tried again").startsWith("wait ");
    }

    @Test
    void countsNothingThatIsAskedForVersionsThatAreNotKept() throws Exception {
        hub.catalog().forgetOldVersions((_, _) -> false);
        try (var workshop = workshop(4)) {
            workshop.start();
            for (int times = 0; times < 100; times++) {
                assertThat(answer(workshop, "/wanted/lessons/2").status()).isEqualTo(404);
            }
            assertThat(demands.all()).isEmpty();
        }
    }

    @Test
    void queuesNoMoreThanADaysPacksHoweverManyAsk() throws Exception {
        var workshop = workshop(1);
        int waits = 0;
        for (int times = 0; times < 10_000; times++) {
            waits += ask(workshop, 2 + times % 2).startsWith("wait it will") ? 1 : 0;
        }

        assertThat(waits).isOne();
        assertThat(demands.all()).isEmpty();
    }

    @Test
    void saysNothingAboutWhatDoesNotExist() throws Exception {
        var workshop = workshop(4);
        for (var path : List.of(
                "/wanted/",
                "/wanted/lessons",
                "/wanted/lessons/",
                "/wanted/lessons/0",
                "/wanted/lessons/-1",
                "/wanted/lessons/01",
                "/wanted/lessons/1/",
                "/wanted/lessons/1/8",
                "/wanted/lessons/1\n",
                "/wanted/lessons/9",
                "/wanted/lessons/10",
                "/wanted/lessons/999999999999999",
                "/wanted/lessons/99999999999999999999999999",
                "/wanted/LESSONS/1",
                "/wanted/-/1",
                "/wanted/zoology/1",
                "/wanted/../metadata/timestamp.json",
                "/wanted/lessons/../../keys/root.pem")) {
            var answer = answer(workshop, path);

            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body().sizeBytes()).as(path).isZero();
        }
        assertThat(demands.all()).isEmpty();
    }

    @Test
    void doesNothingForWhoeverWantsTheHeadOnly() throws Exception {
        var workshop = workshop(1);
        var target = new RequestTarget("/wanted/lessons/2", Map.of(), "/wanted/lessons/2");

        assertThat(new WantedHandler(workshop)
                        .handle(new Request(true, target, Map.of(), InetAddress.getLoopbackAddress()))
                        .status())
                .isEqualTo(404);
        assertThat(ask(workshop, 3)).startsWith("wait it will");
    }
}
