package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.FaultyDatabase;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;

/**
 * Edits, publications, and a line and a power supply that fail, by chance. {@code -Dseed=} repeats a run, {@code -Drounds=}
 * makes it longer.
 */
final class PullSimulationTest extends PullFixture {
    private final long seed = Long.getLong("seed", 1);
    private final Random random = new Random(seed);
    /** What each version holds. */
    private final Map<Version, Map<String, Digest>> published = new HashMap<>();

    private Version newest = Version.NOTHING;

    @Test
    void showsWholeVersionsOnlyNeverAnOlderOneAndInTheEndTheNewest() throws Exception {
        System.out.println("PullSimulationTest: -Dseed=" + seed);
        published.put(Version.NOTHING, Map.of());
        var shown = Version.NOTHING;
        for (int round = 0; round < Integer.getInteger("rounds", 60); round++) {
            if (round % 3 == 0) {
                edit();
                newest = publish().version();
                published.put(newest, hub.files());
            }
            pullSomehow();

            var now = node.version(LESSONS);
            assertThat(now.isAfter(shown) || now.equals(shown))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(node.files(LESSONS)).as("seed %d", seed).isEqualTo(published.get(now));
            shown = now;
        }

        endFaults();
        serve();
        pull();
        assertThat(node.version(LESSONS)).isEqualTo(newest);
        assertThat(node.files(LESSONS)).isEqualTo(hub.files());
        // A kill just after a version was shown leaves a few bytes behind; the next pull clears them away.
        edit();
        newest = publish().version();
        pull();
        assertShowsTheHubsFolder(newest.number());
    }

    private void edit() throws Exception {
        // One file always changes, so that there is something to publish.
        hub.write("always.txt", "edition " + newest + " of seed " + seed);
        List<String> paths = new ArrayList<>(hub.files().keySet());
        paths.remove("always.txt");
        for (int edit = random.nextInt(8); edit >= 0; edit--) {
            var path = "f" + random.nextInt(6) + "/" + random.nextInt(12) + (random.nextBoolean() ? ".html" : ".jpg");
            var other = paths.isEmpty() ? "always.txt" : paths.get(random.nextInt(paths.size()));
            switch (random.nextInt(5)) {
                case 4 -> hub.write(random.nextInt(3) + ".zip", archive());
                case 0 -> hub.write(path, Content.text(random.nextInt(40), random.nextInt(30_000)));
                case 1 -> hub.write(path, Content.noise(random.nextInt(40), random.nextInt(30_000)));
                case 2 ->
                    hub.write(
                            path, java.nio.file.Files.readAllBytes(hub.folder().resolve(other)));
                default -> {
                    if (paths.remove(other)) {
                        hub.delete(other);
                    }
                }
            }
        }
    }

    /** Now and then with another in it, now and then with what is loose as well. */
    private byte[] archive() throws Exception {
        var archive = Archive.book(1 + random.nextInt(9), random.nextInt(5));
        if (random.nextInt(3) == 0) {
            archive.with("inner.zip", archive());
        }
        return archive.with("loose.html", Content.text(random.nextInt(40), random.nextInt(30_000)))
                .toBytes();
    }

    private void pullSomehow() throws Exception {
        int after = random.nextInt(60_000);
        switch (random.nextInt(6)) {
            case 0 -> link.goDownAfter(after);
            case 1 -> link.garbageAfter(after);
            case 2 -> node.database().killAfter(random.nextInt(15), random.nextBoolean());
            case 3 -> node.blobs().setRoom(Long.MAX_VALUE, after);
            case 4 -> link.setReachable(random.nextInt(4) > 0);
            default -> {
                // A round without trouble.
            }
        }
        try {
            node.pull();
        } catch (FaultyDatabase.Killed e) {
            node.restart();
        }
        endFaults();
        if (random.nextInt(5) == 0) {
            node.restart();
        }
    }

    private void endFaults() {
        link.goDownAfter(Long.MAX_VALUE);
        link.setReachable(true);
        node.database().heal();
        node.blobs().makeRoom();
    }
}
