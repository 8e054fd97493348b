package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.publish.Published;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.sync.plan.Problem;
import org.packhorse.node.upstream.Folders;
import org.packhorse.node.upstream.InMemoryUpstream;
import org.packhorse.protocol.content.Version;

/** A hub, a link that a test can spoil, and a node that follows the hub. */
abstract class PullFixture {
    static final URI MEMORY = URI.create("memory:///");

    @TempDir
    Path home = Path.of("set by JUnit");

    final MovableClock clock = new MovableClock();
    final InMemoryUpstream link = new InMemoryUpstream();
    TestHub hub;
    TestNode node;

    @BeforeEach
    final void begin() throws Exception {
        hub = new TestHub(Files.createDirectories(home.resolve("hub")), clock);
        node = new TestNode(home.resolve("node"), clock, address -> link).follow(hub.repository(), LESSONS, MEMORY);
    }

    @AfterEach
    final void end() throws Exception {
        node.close();
        hub.close();
    }

    /** Publishes what is in the hub's folder and lets the link serve it. */
    final Published publish() throws Exception {
        var published = hub.publish();
        serve();
        return published;
    }

    /** The link serves what the hub's repository holds now. */
    final void serve() throws IOException {
        link.goBackTo(Folders.read(hub.repository()));
    }

    /** Publishes what is in the folder and pulls it; how many bytes came. */
    final long move() throws Exception {
        var published = publish();
        long before = link.traffic().receivedBytes();
        pull();
        assertShowsTheHubsFolder(published.version().number());
        return link.traffic().receivedBytes() - before;
    }

    /** Where the pack from {@code from} to {@code to} stands in the repository. */
    final String pack(long from, long to) {
        var prefix = "targets/" + LESSONS + "/" + to + "/";
        return link.snapshot().keySet().stream()
                .map(path -> path.value())
                .filter(path -> path.startsWith(prefix) && path.endsWith(".from-" + from + ".pack"))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The same of the one that leans on another collection. */
    final String leaningPack(long from, long to) {
        var name = "targets/" + LESSONS + "/" + to + "/[0-9a-f]{64}[.]from-" + from + "[.]leaning-[0-9a-f]{16}[.]pack";
        return link.snapshot().keySet().stream()
                .map(path -> path.value())
                .filter(path -> path.matches(name))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The bytes of a file on the link. */
    final byte[] bytes(String path) {
        return link.snapshot().entrySet().stream()
                .filter(file -> file.getKey().value().equals(path))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** A round that goes well. */
    final void pull() throws Exception {
        assertThat(node.pull().problem()).isEmpty();
    }

    /** A round that does not; why. */
    final Problem pullFails() throws Exception {
        return node.pull().problem().orElseThrow(() -> new AssertionError("the pull should have failed"));
    }

    /** Readers see version {@code version}, which is what the hub's folder holds now; nothing is left lying about. */
    final void assertShowsTheHubsFolder(long version) throws IOException {
        assertThat(node.version(LESSONS)).isEqualTo(new Version(version));
        assertThat(node.files(LESSONS)).isEqualTo(hub.files());
        assertThat(node.staging(LESSONS).progress()).isEmpty();
        assertThat(node.incoming()).isEqualTo(List.of());
    }

    /** Packs asked for since question number {@code from}. */
    final List<String> packsAsked(int from) {
        return link.asked().stream()
                .skip(from)
                .map(asked -> asked.path().value())
                .filter(path -> path.endsWith(".pack"))
                .toList();
    }
}
