package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.packhorse.node.link.Budget;
import org.packhorse.node.link.Exemption;
import org.packhorse.node.link.Link;
import org.packhorse.node.link.LinkKind;
import org.packhorse.node.link.Windows;
import org.packhorse.node.publish.PackingWatcher;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.RepositoryPath;

/** A school that was away asks for a pack instead of paying for everything, and does not wait for ever. */
final class OnDemandTest extends PullFixture {
    private static final String QUESTION = "wanted/lessons/2";
    private static final int NEWEST = 8;

    /** What the hub served when 2 was the newest. */
    private Map<RepositoryPath, byte[]> second = Map.of();

    /** The node has version 2 when 8 is published: nothing leads on from there. */
    private void beAway() throws Exception {
        hub.write("film.jpg", Content.noise(1, 100_000));
        for (int version = 1; version <= NEWEST; version++) {
            hub.write("page.html", Content.text(version, 2_000));
            if (version == 5) {
                // So much that a new full pack is made, and nothing leads on from the old one.
                hub.write("short film.jpg", Content.noise(2, 20_000));
            }
            publish();
            if (version == 2) {
                pull();
                second = link.snapshot();
            }
        }
    }

    private void answer(String line) {
        link.put(QUESTION, line.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> questions() {
        return link.asked().stream()
                .map(asked -> asked.path().value())
                .filter(path -> path.startsWith("wanted/"))
                .toList();
    }

    private static Version version(long number) {
        return new Version(number);
    }

    @Test
    void waitsForThePackAndFetchesItWhenItIsThere() throws Exception {
        beAway();
        answer("wait it will be made\n");

        var rest = node.pull();

        assertThat(rest.problem()).isEmpty();
        assertThat(rest.until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(node.version(LESSONS)).isEqualTo(version(2));
        assertThat(node.report().promised()).containsExactly(LESSONS);
        assertThat(node.report().outstanding()).hasSize(1);

        hub.publisher().onDemand().make(LESSONS, version(2), hub.keys(), PackingWatcher.NONE);
        serve();
        int asked = link.asked().size();
        long before = link.traffic().totalBytes();
        pull();

        assertShowsTheHubsFolder(NEWEST);
        assertThat(packsAsked(asked)).containsExactly(pack(2, NEWEST));
        assertThat(link.traffic().totalBytes() - before).isLessThan(30_000);
        assertThat(questions()).containsExactly(QUESTION);
    }

    @Test
    void takesTheFullPackAtOnceWhereNobodyAnswersSuchQuestions() throws Exception {
        beAway();

        pull();

        assertThat(questions()).containsExactly(QUESTION);
        assertShowsTheHubsFolder(NEWEST);
    }

    @Test
    void takesTheFullPackAtOnceWhereTheHubDeclinesOrTalksNonsense() throws Exception {
        beAway();
        var answers = List.of("no as many as today", "", "waiting", "WAIT ", "wait", "\0", "wait " + "x".repeat(600));
        for (var line : answers) {
            answer(line);
            try (var other = stranded("node" + answers.indexOf(line))) {
                assertThat(other.pull().problem()).isEmpty();
                assertThat(other.version(LESSONS)).as(line).isEqualTo(version(NEWEST));
            }
        }
    }

    /** Another node that has version 2. */
    private TestNode stranded(String name) throws Exception {
        var now = link.snapshot();
        var other = new TestNode(home.resolve(name), clock, address -> link).follow(hub.repository(), LESSONS, MEMORY);
        link.goBackTo(second);
        assertThat(other.pull().problem()).isEmpty();
        assertThat(other.version(LESSONS)).isEqualTo(version(2));
        link.goBackTo(now);
        return other;
    }

    @Test
    void losesPatienceWithAHubThatPromisesForEverAlsoAfterRestartsAndNewVersions() throws Exception {
        beAway();
        answer("wait it will be made\n");
        int rounds = 0;
        while (!node.version(LESSONS).isAfter(version(2))) {
            var rest = node.pullUnasked();
            assertThat(rest.problem()).isEmpty();
            clock.move(Duration.between(clock.instant(), rest.until()));
            node.restart();
            rounds++;
            assertThat(rounds).isLessThan(20);
        }

        assertThat(rounds).as("15 minutes each: two hours").isEqualTo(9);
        assertShowsTheHubsFolder(NEWEST);
    }

    @Test
    void pressingTheButtonAgainAndAgainDoesNotLoseThePack() throws Exception {
        beAway();
        answer("wait it will be made\n");

        for (int press = 0; press < 20; press++) {
            node.pull();
        }

        assertThat(node.version(LESSONS)).isEqualTo(version(2));
    }

    @Test
    void losesPatienceWhereTheClockStandsStill() throws Exception {
        beAway();
        answer("wait it will be made\n");

        for (int morning = 0; morning < 25; morning++) {
            node.pullUnasked();
        }

        assertThat(node.version(LESSONS)).isEqualTo(version(NEWEST));
    }

    @Test
    void isPatientAgainTheNextTime() throws Exception {
        beAway();
        assertThat(node.database().find(Patience.PATIENCE, LESSONS)).isEmpty();
        answer("wait it will be made\n");
        node.pull();
        assertThat(node.database().find(Patience.PATIENCE, LESSONS)).isPresent();

        node.pull(new SyncRequest(SyncRequest.Extent.PULL, new Exemption(true, false)));

        assertThat(node.version(LESSONS)).as("in a hurry").isEqualTo(version(NEWEST));
        assertThat(node.database().find(Patience.PATIENCE, LESSONS)).isEmpty();
    }

    @Test
    void onlyLooksWhereItIsToldToLook() throws Exception {
        beAway();
        answer("wait it will be made\n");

        node.pull(new SyncRequest(SyncRequest.Extent.LOOK, Exemption.NONE));

        assertThat(questions()).isEmpty();
        assertThat(node.report().outstanding()).hasSize(1);
    }

    @Test
    void whatTheQuestionCostsIsCounted() throws Exception {
        beAway();
        answer("wait it will be made\n");
        var sim = new Link(
                "sim",
                LinkKind.SIM,
                Windows.always(ZoneOffset.UTC),
                OptionalLong.empty(),
                new Budget(OptionalLong.of(10_000_000), OptionalLong.empty(), 1),
                Optional.empty());
        var line = new PaidLink(sim, link, clock, new InMemoryDatabase());
        try (var school =
                new TestNode(home.resolve("school"), clock, line).follow(hub.repository(), LESSONS, PaidLink.HUB)) {
            var now = link.snapshot();
            link.goBackTo(second);
            school.pull();
            link.goBackTo(now);
            long crossedBefore = total(line);
            long before = link.traffic().totalBytes();

            school.pull();

            assertThat(school.report().promised()).containsExactly(LESSONS);
            assertThat(total(line) - crossedBefore)
                    .isEqualTo(link.traffic().totalBytes() - before)
                    .isPositive();
        }
    }

    private static long total(PaidLink line) {
        return line.crossed().values().stream().mapToLong(Long::longValue).sum();
    }
}
