package org.packhorse.node.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.pack.FrameRef;
import org.packhorse.protocol.pack.PackHead;
import org.packhorse.protocol.wire.PackHeadCodec;

class PackCopyTest {
    private static final int FRAMES = 20;
    private static final int FRAME_BYTES = 50_000;
    private static final long PART_BYTES = 333_333;

    @TempDir
    private Path place = Path.of("set by JUnit");

    private byte[] pack = {};
    private PackOffer offer = new PackOffer(
            new CollectionId("lessons"), new Version(1), new Version(2), 1, 1, Digest.ofContent(new byte[1]), 1);

    @BeforeEach
    void makePack() throws IOException {
        var random = new Random(20_26);
        var frames = new ArrayList<FrameRef>();
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < FRAMES; i++) {
            var frame = new byte[FRAME_BYTES];
            random.nextBytes(frame);
            frames.add(new FrameRef(1, FRAME_BYTES - 1, Digest.ofContent(frame)));
            bytes.writeBytes(frame);
        }
        var head = new PackHead(new CollectionId("lessons"), new Version(1), new Version(2), frames, 5);
        var encoded = PackHeadCodec.encode(head);
        pack = Arrays.copyOf(encoded, encoded.length + bytes.size());
        System.arraycopy(bytes.toByteArray(), 0, pack, encoded.length, bytes.size());
        offer = new PackOffer(
                head.collection(),
                head.from(),
                head.to(),
                pack.length,
                encoded.length,
                Digest.ofContent(encoded),
                head.contentBytes());
        layOut(pack);
    }

    private void layOut(byte[] bytes) throws IOException {
        var file = place.resolve("hub").resolve(offer.path().value());
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private PackCopy copy(CarrierFiles files) throws IOException {
        var stick = Files.createDirectories(place.resolve("stick/packhorse")).toRealPath();
        return new PackCopy(new PackFiles(stick, offer, PART_BYTES), files);
    }

    private void run(CarrierFiles files) throws Exception {
        try (files;
                var hub = Upstreams.inFolder(place.resolve("hub"))) {
            copy(files).run(hub, bytes -> {});
        }
    }

    private byte[] carried() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var stick = Upstreams.inFolder(place.resolve("stick/packhorse"))) {
            stick.fetch(offer.path(), 0, pack.length, part -> {
                while (part.hasRemaining()) {
                    bytes.write(part.get());
                }
            });
        }
        return bytes.toByteArray();
    }

    @Test
    void splitsWhatIsTooLongForTheFileSystem() throws Exception {
        run(FailingFiles.sound());

        try (var files = Files.list(place.resolve("stick/packhorse/targets/lessons/2"))) {
            assertThat(files.map(file -> file.toString().replaceAll(".*\\.from-", "from-")))
                    .containsExactlyInAnyOrder(
                            "from-1.pack.000", "from-1.pack.001", "from-1.pack.002", "from-1.pack.003");
        }
        assertThat(carried()).isEqualTo(pack);
        assertThat(copy(FailingFiles.sound()).isThere()).isTrue();
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        assertThatThrownBy(() -> run(FailingFiles.fullAfter(800_000))).isInstanceOf(IOException.class);
        assertThat(copy(FailingFiles.sound()).isThere()).isFalse();
        var second = FailingFiles.sound();

        run(second);

        assertThat(carried()).isEqualTo(pack);
        assertThat(second.writtenBytes()).isLessThan(pack.length - 800_000 + FRAME_BYTES + (64 << 10));
    }

    @Test
    void doesNotCountWhatAPulledStickHasGarbled() throws Exception {
        assertThatThrownBy(() -> run(FailingFiles.fullAfter(800_000))).isInstanceOf(IOException.class);
        var partial = partial("pack.001");
        var bytes = Files.readAllBytes(partial);
        Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0);
        Files.write(partial, bytes);
        var second = FailingFiles.sound();

        run(second);

        assertThat(carried()).isEqualTo(pack);
        assertThat(second.writtenBytes()).isBetween(500_000L, 700_000L);
    }

    @Test
    void doesNotCountWhatIsTooLong() throws Exception {
        assertThatThrownBy(() -> run(FailingFiles.fullAfter(800_000))).isInstanceOf(IOException.class);
        Files.write(partial("pack.002"), new byte[400_000]);

        run(FailingFiles.sound());

        assertThat(carried()).isEqualTo(pack);
    }

    private Path partial(String part) throws IOException {
        try (var files = Files.list(place.resolve("stick/packhorse/targets/lessons/2"))) {
            return files.filter(file -> file.toString().endsWith(part + ".partial"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void refusesToCarryWhatWasNotSigned() throws Exception {
        pack[pack.length - 1]++;
        layOut(pack);

        assertThatThrownBy(() -> run(FailingFiles.sound()))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining("frame 19 is damaged");

        assertThat(copy(FailingFiles.sound()).isThere()).isFalse();
    }
}
