package org.packhorse.node.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.Resource;
import org.packhorse.protocol.content.Version;

/** What came to the shelf last. */
final class ArrivalTest {
    @Test
    void tellsTheLatestFirstAndWhatIsNewOfAll(@TempDir Path home) throws Exception {
        var clock = new MovableClock();
        try (var hub = new TestHub(home, clock)) {
            for (var name : List.of("old", "older", "old")) {
                hub.publish(new CollectionId(name), page(name + clock.instant()), TestHub.DETAILS);
                clock.move(Duration.ofHours(1));
            }

            var newest = hub.catalog().newest(5);

            assertThat(newest)
                    .extracting(arrival -> arrival.version().collection().value())
                    .containsExactly("old", "older");
            assertThat(newest).extracting(Arrival::first).containsExactly(false, true);
            assertThat(newest.getFirst().version().version()).isEqualTo(new Version(2));
            assertThat(hub.catalog().newest(1)).hasSize(1);
        }
    }

    @Test
    void theShelfIsTheSameListUntilItChanges(@TempDir Path home) throws Exception {
        try (var hub = new TestHub(home)) {
            hub.publish(new CollectionId("one"), page("1"), TestHub.DETAILS);
            var before = hub.catalog().all();

            assertThat(hub.catalog().all()).isSameAs(before);
            hub.publish(new CollectionId("one"), page("2"), TestHub.DETAILS);
            assertThat(hub.catalog().all()).isNotEqualTo(before).hasSize(1);
        }
    }

    private static Map<String, byte[]> page(String text) {
        return Map.of("index.html", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void namesTheResourcesThatWereNotThereBefore() {
        var arrival = Arrival.of(version("a", "b", "c"), MovableClock.START, Optional.of(info("b", "x")));

        assertThat(arrival.first()).isFalse();
        assertThat(arrival.added()).extracting(Resource::id).containsExactly("a", "c");
    }

    private static ShownVersion version(String... resources) {
        var manifest = new Manifest(
                new CollectionId("lessons"), new Version(2), Digest.ofContent(new byte[0]), 0, 0, List.of());
        return new StoredVersion(manifest, info(resources), digest -> {
            throw new AssertionError("nobody reads pages for this");
        });
    }

    private static CollectionInfo info(String... resources) {
        return new CollectionInfo(
                "Lessons",
                "",
                List.of("en"),
                "CC-BY-4.0",
                "The testers",
                "",
                Stream.of(resources)
                        .map(id -> new Resource(
                                id, id, "", List.of("en"), "CC-BY-4.0", "", List.of(), "all", List.of(), ""))
                        .toList());
    }
}
