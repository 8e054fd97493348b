package org.packhorse.node.sync.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.store.Content;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.Extents;
import org.packhorse.protocol.exchange.PackOffer;

/** Bytes of a pack that come in any order, and what is left of them when a process ends without a word. */
final class IncomingPackTest {
    private static final int HEAD = 1_000;
    private static final int LENGTH = 20 << 20;
    private static final int LOST_BYTES = 64 << 10;

    private final byte[] pack = Content.noise(1, LENGTH);
    private final PackOffer offer = new PackOffer(
            new CollectionId("lessons"),
            Version.NOTHING,
            new Version(1),
            LENGTH,
            HEAD,
            Digest.ofContent(Arrays.copyOf(pack, HEAD)),
            LENGTH);

    @TempDir
    Path home = Path.of("set by JUnit");

    private IncomingPack incoming;

    @BeforeEach
    void open() throws Exception {
        incoming = new IncomingPack(home, offer);
    }

    private void write(int begin, int end) throws Exception {
        for (int at = begin; at < end; at += 10_000) {
            incoming.write(
                    at, ByteBuffer.wrap(pack, at, Math.min(10_000, end - at)).slice());
        }
    }

    /** Another process finds what this one has left. */
    private void kill() throws Exception {
        incoming = new IncomingPack(home, offer);
    }

    private void assertRight() throws Exception {
        for (var extent : incoming.received(0).list()) {
            assertThat(incoming.read(extent.begin(), (int) extent.bytes()))
                    .isEqualTo(Arrays.copyOfRange(pack, (int) extent.begin(), (int) extent.end()));
        }
    }

    private Path file(String end) {
        return home.resolve("lessons." + offer.headDigest() + end);
    }

    @Test
    void needsNoJournalWhileBytesComeInOrder() throws Exception {
        write(0, 300_000);
        kill();

        assertThat(incoming.received(0)).isEqualTo(Extents.of(0, 300_000));
        assertThat(file(".extents")).doesNotExist();
    }

    @Test
    void losesAtMost64KibWhateverTheOrder() throws Exception {
        long seed = Long.getLong("seed", 1);
        System.out.println("IncomingPackTest: -Dseed=" + seed);
        var random = new Random(seed);
        for (int kill = 0; kill < 20; kill++) {
            long before = incoming.received(0).bytes();
            for (int i = random.nextInt(40); i >= 0; i--) {
                int begin = random.nextInt(LENGTH - 20_000);
                write(begin, begin + random.nextInt(20_000));
            }
            var all = incoming.received(0);
            kill();

            assertThat(all.without(incoming.received(0)).bytes()).isLessThanOrEqualTo(LOST_BYTES);
            assertThat(incoming.received(0).without(all).isEmpty()).isTrue();
            assertThat(incoming.received(0).bytes()).isGreaterThanOrEqualTo(before);
            assertRight();
        }
    }

    @Test
    void losesNothingWhenItIsClosed() throws Exception {
        write(0, 100_000);
        write(500_000, 510_000);
        incoming.close();
        kill();

        assertThat(incoming.received(0)).isEqualTo(Extents.of(0, 100_000).with(500_000, 510_000));
    }

    @Test
    void believesTheJournalUpToTheFirstTornEntry() throws Exception {
        write(0, 100_000);
        write(500_000, 600_000);
        write(800_000, 900_000);
        incoming.close();
        var journal = Files.readAllBytes(file(".extents"));
        for (int length = 0; length <= journal.length; length++) {
            Files.write(file(".extents"), Arrays.copyOf(journal, length));
            try (var torn = new IncomingPack(home, offer)) {
                assertThat(torn.received(0).without(incoming.received(0)).isEmpty())
                        .isTrue();
            }
            var garbled = journal.clone();
            garbled[Math.min(length, journal.length - 1)] ^= 4;
            Files.write(file(".extents"), garbled);
            try (var torn = new IncomingPack(home, offer)) {
                assertThat(torn.received(0).without(incoming.received(0)).isEmpty())
                        .isTrue();
                assertThat(torn.received(0).bytes()).isLessThan(300_000);
            }
        }
    }

    @Test
    void goesOnBehindATornEntry() throws Exception {
        write(0, 100_000);
        write(500_000, 600_000);
        incoming.close();
        Files.write(file(".extents"), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        kill();
        write(700_000, 800_000);
        incoming.close();
        kill();

        assertThat(incoming.received(0))
                .isEqualTo(Extents.of(0, 100_000).with(500_000, 600_000).with(700_000, 800_000));
    }

    @Test
    void isNotToldMoreThanTheFileHas() throws Exception {
        write(0, 100_000);
        write(500_000, 600_000);
        incoming.close();
        try (var file = java.nio.channels.FileChannel.open(file(".pack"), StandardOpenOption.WRITE)) {
            file.truncate(550_000);
        }
        kill();

        assertThat(incoming.received(0)).isEqualTo(Extents.of(0, 100_000).with(500_000, 550_000));
    }

    @Test
    void givesBackWhatIsStagedWhenNothingWaitsBehindIt() throws Exception {
        write(0, 2_000_000);

        incoming.release(2_000_000);

        assertThat(Files.size(file(".pack"))).isEqualTo(HEAD);
        write(2_000_000, 2_100_000);
        assertThat(incoming.missing(LENGTH)).isEqualTo(Extents.of(2_100_000, LENGTH));
    }

    @Test
    void givesBackWhatIsStagedInLargePiecesWhereOthersWaitBehindIt() throws Exception {
        write(0, 12_000_000);
        write(13_000_000, 13_500_000);
        long before = blocks();

        incoming.release(12_000_000);

        assertThat(blocks()).isLessThan(before / 4);
        assertThat(incoming.read(13_000_000, 500_000)).isEqualTo(Arrays.copyOfRange(pack, 13_000_000, 13_500_000));
        assertThat(incoming.read(0, HEAD)).isEqualTo(Arrays.copyOf(pack, HEAD));
        incoming.close();
        kill();
        incoming.passOver(12_000_000);
        assertThat(incoming.missing(LENGTH))
                .isEqualTo(Extents.of(12_000_000, 13_000_000).with(13_500_000, LENGTH));
    }

    private long blocks() throws Exception {
        var process = new ProcessBuilder("stat", "-c", "%b", file(".pack").toString()).start();
        return Long.parseLong(
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII)
                        .strip());
    }

    @Test
    void forgetsForGoodWhatWasCut() throws Exception {
        write(0, 100_000);
        write(200_000, 300_000);
        write(400_000, 500_000);

        incoming.cut(250_000);

        write(450_000, 460_000);
        incoming.close();
        kill();
        assertThat(incoming.received(0))
                .isEqualTo(Extents.of(0, 100_000).with(200_000, 250_000).with(450_000, 460_000));
    }
}
