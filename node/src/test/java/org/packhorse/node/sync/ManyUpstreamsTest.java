package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.packhorse.node.store.Content;
import org.packhorse.node.upstream.InMemoryUpstream;
import org.packhorse.node.upstream.InMemoryUpstream.Asked;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.RepositoryPath;

/** A stick, a hub and its mirror: each gives what it can, and nobody spoils it for the others. */
final class ManyUpstreamsTest extends PullFixture {
    private static final URI STICK = URI.create("file:///stick");
    private static final URI MIRROR = URI.create("memory:///mirror");

    private final InMemoryUpstream stick = new InMemoryUpstream();
    private final InMemoryUpstream mirror = new InMemoryUpstream();

    @AutoClose
    private TestNode school = node;

    @BeforeEach
    void school() throws Exception {
        var upstreams = Map.of(STICK, stick, MEMORY, link, MIRROR, mirror);
        school = new TestNode(home.resolve("school"), clock, address -> Objects.requireNonNull(upstreams.get(address)));
        school.follow(hub.repository(), LESSONS, MEMORY, MIRROR, STICK);
    }

    private void publishEverywhere() throws Exception {
        publish();
        stick.goBackTo(link.snapshot());
        mirror.goBackTo(link.snapshot());
    }

    private void publishSomeMegabytes() throws Exception {
        hub.write("film.mp4", Content.noise(1, (8 << 20) + 4321)).write("index.html", Content.text(2, 100_000));
        publishEverywhere();
    }

    private void succeeds() throws Exception {
        assertThat(school.pull().problem()).isEmpty();
        assertThat(school.files(LESSONS)).isEqualTo(hub.files());
    }

    private static long packBytes(InMemoryUpstream upstream) {
        return upstream.asked().stream()
                .filter(asked -> asked.path().value().endsWith(".pack"))
                .count();
    }

    @Test
    void asksNobodyButTheStickThatHasEverythingNew() throws Exception {
        publishSomeMegabytes();

        succeeds();

        assertThat(link.asked()).isEmpty();
        assertThat(mirror.asked()).isEmpty();
    }

    @Test
    void takesPacksFromAStickWithOldMetadata() throws Exception {
        hub.write("index.html", "one");
        publishEverywhere();
        succeeds();
        var old = stick.snapshot();
        hub.write("film.mp4", Content.noise(1, 500_000));
        publishEverywhere();
        stick.snapshot().keySet().stream()
                .filter(path -> path.value().startsWith("metadata/"))
                .forEach(path -> stick.remove(path.value()));
        old.forEach((path, bytes) -> stick.put(path.value(), bytes));
        long before = link.traffic().receivedBytes();

        succeeds();

        assertThat(link.traffic().receivedBytes() - before).isLessThan(5_000);
        assertThat(packBytes(link)).isZero();
    }

    @Test
    void pullsFromAStickWhatAHubSaidThatHasFallenSilentSince() throws Exception {
        hub.write("film.mp4", Content.noise(1, 500_000));
        publish();
        link.goDownAfter(150_000);
        assertThat(school.pull().problem()).isPresent();
        link.setReachable(false);
        mirror.setReachable(false);
        link.snapshot().entrySet().stream()
                .filter(file -> file.getKey().value().startsWith("targets/"))
                .forEach(file -> stick.put(file.getKey().value(), file.getValue()));

        school.pull();

        assertThat(school.files(LESSONS)).isEqualTo(hub.files());
    }

    @Test
    void goesOnAtAnotherUpstreamWhereTheFirstWasCutAndFetchesNothingTwice() throws Exception {
        publishSomeMegabytes();
        stick.setReachable(false);
        long everything = bytes(pack(0, 1)).length;
        int rounds = 0;
        for (var now = link; school.version(LESSONS).equals(Version.NOTHING); now = now == link ? mirror : link) {
            var other = now == link ? mirror : link;
            other.setReachable(false);
            now.goDownAfter(1 << 20);
            school.pull();
            school.restart();
            rounds++;
        }

        assertThat(rounds).isGreaterThan(5);
        assertThat(school.files(LESSONS)).isEqualTo(hub.files());
        long received = link.traffic().receivedBytes() + mirror.traffic().receivedBytes();
        // Besides the pack a timestamp and headers for each round, and the rest of the metadata once.
        assertThat(received).isLessThan(everything + rounds * 2_000L);
    }

    @Test
    void repeatsAtTheMostWhatAPowerCutCanTake() throws Exception {
        publishSomeMegabytes();
        stick.setReachable(false);
        long everything = bytes(pack(0, 1)).length;
        int cuts = 0;
        while (school.version(LESSONS).equals(Version.NOTHING)) {
            link.goDownAfter(1 << 20);
            mirror.setReachable(false);
            school.pull();
            school.losePower();
            cuts++;
        }

        assertThat(school.files(LESSONS)).isEqualTo(hub.files());
        assertThat(link.traffic().receivedBytes()).isLessThan(everything + cuts * ((64 << 10) + 2_000L));
    }

    @Test
    void marksWhoGaveDamagedBytesAndTakesTheSamePackFromTheNext() throws Exception {
        pullFromADamagedStick();

        assertThat(school.report().arrived())
                .singleElement()
                .satisfies(pack -> assertThat(pack.from()).isEqualTo(new Version(1)));
        assertThat(school.parts().marks().on(clock.instant()))
                .hasEntrySatisfying(
                        STICK.toString(), mark -> assertThat(mark.reason()).contains("damaged"));
        assertThat(school.report().incidents())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains(STICK.toString()));
    }

    private void pullFromADamagedStick() throws Exception {
        hub.write("index.html", "one").write("film.mp4", Content.noise(1, 200_000));
        publishEverywhere();
        succeeds();
        hub.write("index.html", "two");
        publishEverywhere();
        stick.damage(pack(1, 2), bytes(pack(1, 2)).length - 5);
        succeeds();
    }

    @Test
    void asksAMarkedUpstreamLastUntilTheMarkIsOver() throws Exception {
        pullFromADamagedStick();
        hub.write("index.html", "three");
        publishEverywhere();
        int asked = stick.asked().size();
        int fetched = link.asked().size();
        succeeds();
        assertThat(packsAsked(fetched)).singleElement(STRING).startsWith("targets/" + LESSONS + "/3/");
        assertThat(stick.asked().subList(asked, stick.asked().size()))
                .extracting(Asked::path)
                .noneMatch(path -> path.value().startsWith("metadata/"));

        clock.move(Mark.FIRST);
        hub.write("index.html", "four");
        publishEverywhere();
        int askedAtTheHub = link.asked().size();
        succeeds();

        assertThat(link.asked()).hasSize(askedAtTheHub);
    }

    @Test
    void doesNotPayTwiceADayForTheSameDamagedPack() throws Exception {
        hub.write("index.html", "one").write("film.mp4", Content.noise(1, 200_000));
        publishEverywhere();
        succeeds();
        hub.write("index.html", "two");
        publish();
        stick.setReachable(false);
        link.damage(pack(1, 2), bytes(pack(1, 2)).length - 5);
        mirror.goBackTo(link.snapshot());
        assertThat(school.pull().problem()).isPresent();
        int asked = link.asked().size();

        assertThat(school.pullUnasked().problem()).isPresent();

        assertThat(packsAsked(asked)).isEmpty();
        clock.move(Duration.ofDays(17));
        serve();
        assertThat(school.pullUnasked().problem()).isEmpty();
        assertThat(school.version(LESSONS)).isEqualTo(new Version(2));
    }

    @Test
    void doesNotMarkAnUpstreamThatIsOnlyOutOfDate() throws Exception {
        hub.write("index.html", "one");
        publishEverywhere();
        hub.write("index.html", "two");
        publish();
        mirror.goBackTo(link.snapshot());
        stick.setReachable(false);
        succeeds();
        stick.setReachable(true);
        link.setReachable(false);

        succeeds();

        assertThat(school.parts().marks().on(clock.instant())).isEmpty();
    }

    @Test
    void hearsAboutNewsFromAnUpstreamWhosePacksAreGone() throws Exception {
        hub.write("index.html", "one");
        publishEverywhere();
        stick.setReachable(false);
        for (var path : link.snapshot().keySet()) {
            if (path.value().endsWith(".pack")) {
                link.remove(path.value());
            }
        }

        succeeds();

        assertThat(mirror.asked()).extracting(asked -> asked.path()).containsExactly(new RepositoryPath(pack0()));
    }

    private String pack0() {
        return mirror.snapshot().keySet().stream()
                .map(RepositoryPath::value)
                .filter(path -> path.endsWith(".pack"))
                .findFirst()
                .orElseThrow();
    }
}
