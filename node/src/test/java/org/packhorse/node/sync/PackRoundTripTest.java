package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.packhorse.node.store.Content;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;

/** What a hub packs, a node unpacks, whatever was edited; {@code -Dseed=} repeats a run. And what packs must not cost. */
final class PackRoundTripTest extends PullFixture {
    private static final int ROUNDS = 12;

    private final long seed = Long.getLong("seed", 1);
    private final Random random = new Random(seed);
    private int files;

    @Test
    void anyEditsArrive() throws Exception {
        System.out.println("PackRoundTripTest: -Dseed=" + seed);
        hub.write("index.html", Content.text(seed, 30_000));
        for (int version = 1; version <= ROUNDS; version++) {
            for (int edits = 1 + random.nextInt(8); edits > 0; edits--) {
                edit();
            }
            hub.write("edition.txt", "edition " + version);
            publish();
            // Now and then a version is missed, so that packs from further back are taken.
            if (random.nextInt(3) > 0 || version == ROUNDS) {
                pull();
                assertShowsTheHubsFolder(version);
            }
        }
    }

    private void edit() throws Exception {
        var paths = new ArrayList<>(hub.files().keySet());
        paths.remove("index.html");
        var folder = List.of("en/", "fr/", "sw/", "").get(random.nextInt(4));
        var fresh = folder + "page-" + files++ + ".html";
        if (paths.isEmpty()) {
            hub.write(fresh, Content.text(files, 5_000));
            return;
        }
        var path = paths.get(random.nextInt(paths.size()));
        var content = Files.readAllBytes(hub.folder().resolve(path));
        switch (random.nextInt(7)) {
            case 0 -> hub.write(fresh, Content.text(files, random.nextInt(60_000)));
            case 1 -> hub.write("media-" + files++ + ".bin", Content.noise(files, random.nextInt(100_000)));
            case 2 -> hub.write(path, edited(content));
            case 3 -> hub.write(fresh, content);
            case 4 -> hub.write(folder + "copy/" + path.substring(path.lastIndexOf('/') + 1), content);
            case 5 -> hub.write(folder + "like/" + path.substring(path.lastIndexOf('/') + 1), edited(content));
            default -> hub.delete(path).write(fresh, random.nextBoolean() ? content : edited(content));
        }
    }

    private byte[] edited(byte[] content) {
        int at = random.nextInt(content.length + 1);
        int removed = Math.min(content.length - at, random.nextInt(500));
        var out = new ByteArrayOutputStream();
        out.write(content, 0, at);
        out.writeBytes(Content.text(random.nextLong(), random.nextInt(500)));
        out.write(content, at + removed, content.length - at - removed);
        return out.toByteArray();
    }

    @Test
    void aTranslationLeansOnThePageInAnotherLanguage() throws Exception {
        var page = Content.text(1, 40_000);
        hub.write("en/water.html", page);
        publish();
        pull();
        hub.write("fr/water.html", changedAt(page, 20_000));

        assertThat(deltaBytes()).isLessThan(2_000);
        assertShowsTheHubsFolder(2);
    }

    @Test
    void aLargeFileIsFoundAgainWhereverItsContentMoved() throws Exception {
        var film = Content.noise(1, 9 << 20);
        hub.write("film.mp4", film);
        publish();
        pull();
        var half = film.length / 2;
        // The halves change places, under another name, and a copy of the old one sorts before.
        var cut = Content.joined(List.of(
                Arrays.copyOfRange(film, half, film.length), Content.noise(2, 5_000), Arrays.copyOf(film, half)));
        hub.write("again.mp4", film).write("film.mp4", cut).write("zebra.mp4", changedAt(film, 1 << 20));

        assertThat(deltaBytes()).isLessThan(200_000);
        assertShowsTheHubsFolder(2);
    }

    @Test
    void newcomersFetchOnceWhatPicturesFarApartHaveInCommon() throws Exception {
        var picture = Content.noise(1, 800_000);
        hub.write("a.jpg", picture).write("z.jpg", changedAt(picture, 0));
        int others = 18_000_000;
        for (int i = 0; i < 20; i++) {
            hub.write("m-" + i + ".jpg", Content.noise(2 + i, others / 20));
        }
        publish();

        pull();

        assertShowsTheHubsFolder(1);
        assertThat(bytes(pack(0, 1)).length).isBetween(others + 800_000, others + 900_000);
    }

    @Test
    void picturesWithMuchTextInThemAreCompressed() throws Exception {
        hub.write("map.jpg", Content.joined(List.of(Content.noise(1, 100_000), Content.text(2, 100_000))));
        publish();

        pull();

        assertShowsTheHubsFolder(1);
        assertThat(bytes(pack(0, 1)).length).isLessThan(150_000);
    }

    private static byte[] changedAt(byte[] content, int offset) {
        var changed = content.clone();
        var edit = Content.text(offset, 100);
        System.arraycopy(edit, 0, changed, offset, edit.length);
        return changed;
    }

    private long deltaBytes() throws Exception {
        publish();
        pull();
        return bytes(pack(1, 2)).length;
    }

    @Test
    void newcomersBeginWithAnOlderFullPackWhereThatCostsLittle() throws Exception {
        hub.write("picture.jpg", Content.noise(1, 100_000)).write("index.html", "one");
        publish();
        for (int version = 2; version <= 5; version++) {
            hub.write("index.html", "edition " + version);
            publish();
        }

        pull();

        assertShowsTheHubsFolder(5);
        assertThat(packsAsked(0)).containsExactly(pack(0, 1), pack(1, 5));
    }

    @Test
    void onePackLeadsFromFourVersionsBack() throws Exception {
        hub.write("index.html", Content.text(1, 20_000));
        publish();
        pull();
        int asked = link.asked().size();
        for (int version = 2; version <= 5; version++) {
            hub.write("page-" + version + ".html", Content.text(version, 1_000));
            publish();
        }

        pull();

        assertShowsTheHubsFolder(5);
        assertThat(packsAsked(asked)).containsExactly(pack(1, 5));
    }

    @Test
    void whoWasAwayTooLongGoesThroughAnOlderVersionWhichReadersDoNotSee() throws Exception {
        hub.write("film.mp4", Content.noise(1, 100_000));
        for (int version = 1; version <= 22; version++) {
            hub.write("index.html", "edition " + version);
            publish();
            if (version == 3 || version == 4) {
                pull();
                node.tidy();
            }
        }
        int asked = link.asked().size();

        pull();

        assertShowsTheHubsFolder(22);
        assertThat(packsAsked(asked)).containsExactly(pack(0, 1), pack(1, 22));
        assertThat(node.report().arrived()).extracting(PackOffer::to).containsExactly(new Version(22));
    }
}
