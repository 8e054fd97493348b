package org.packhorse.node.store.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.Schema;
import org.packhorse.node.store.StorageFullException;
import org.packhorse.node.store.rocks.RocksDatabase;
import org.packhorse.protocol.content.Digest;

/** A device of 40 MB, made in memory; only root can do that. */
final class FullDeviceTest {
    private static final long RESERVE_BYTES = 8 << 20;

    @TempDir
    private Path device;

    private RocksDatabase database;
    private SegmentBlobStore store;

    @BeforeEach
    void mountAndOpen() throws Exception {
        assumeTrue(
                Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)
                        && run("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", device.toString()) == 0,
                "NOT TESTED: a full device; run as root where mounting is allowed");
        database = RocksDatabase.open(device.resolve("database"), Schema.columns());
        store = SegmentBlobStore.open(device.resolve("blobs"), database, new SegmentLimits(4 << 20, RESERVE_BYTES));
    }

    @AfterEach
    void closeAndUnmount() throws Exception {
        if (database != null) {
            store.close();
            database.close();
            assertThat(run("umount", "-l", device.toString())).isZero();
        }
    }

    @Test
    void saysSoAndKeepsWhatWasCommitted() throws Exception {
        var names = fill();

        var full = store.use();
        assertThat(full.freeBytes()).isLessThan(1_100_000);
        assertThat(device.toFile().getUsableSpace()).isGreaterThan(RESERVE_BYTES);
        assertThat(store.verify((done, all) -> {})).isEmpty();
        assertThat(full.blobs()).isEqualTo(names.size());
    }

    @Test
    void givesTheRoomOfAFailedBlobBack() throws Exception {
        add(Content.noise(1, 1_000_000));
        var before = store.use().freeBytes();

        try (var batch = store.begin()) {
            var endless = new java.io.SequenceInputStream(
                    new java.io.ByteArrayInputStream(Content.noise(2, 30_000_000)),
                    new java.io.ByteArrayInputStream(Content.noise(3, 30_000_000)));
            assertThatExceptionOfType(StorageFullException.class)
                    .isThrownBy(() -> batch.add(endless, false))
                    .withMessageContaining("remove something or use a larger card");

            assertThat(store.use().freeBytes()).isGreaterThan(before - 100_000);
            batch.add(ByteBuffer.wrap(Content.noise(4, 1_000_000)), false);
            batch.commit();
        }
        assertThat(store.find(Digest.ofContent(Content.noise(4, 1_000_000)))).isPresent();
    }

    @Test
    void goesOnAfterRoomWasMade() throws Exception {
        var names = fill();
        var kept = names.subList(0, 3);

        store.sweep(kept::contains);

        assertThat(add(Content.noise(1000, 1_000_000))).isNotNull();
        for (var name : kept) {
            assertThat(store.find(name)).isPresent();
        }
        assertThat(store.verify((done, all) -> {})).isEmpty();
    }

    @Test
    void commitsLaterWhereAnotherProgramTookTheReserve() throws Exception {
        try (var batch = store.begin()) {
            var name = batch.add(ByteBuffer.wrap(Content.noise(1, 1000)), false);
            var filler = device.resolve("filler");
            Files.write(filler, new byte[(int) device.toFile().getUsableSpace() - 2_000_000]);

            assertThatExceptionOfType(StorageFullException.class).isThrownBy(batch::commit);
            assertThat(store.find(name)).isEmpty();

            Files.delete(filler);
            batch.commit();
            assertThat(store.find(name)).isPresent();
        }
    }

    private List<Digest> fill() throws Exception {
        var names = new ArrayList<Digest>();
        while (true) {
            try {
                names.add(add(Content.noise(names.size(), 1_000_000)));
            } catch (StorageFullException e) {
                assertThat(names).hasSizeGreaterThan(10);
                return names;
            }
        }
    }

    private Digest add(byte[] content) throws IOException, InterruptedException {
        try (var batch = store.begin()) {
            var name = batch.add(ByteBuffer.wrap(content), false);
            batch.commit();
            return name;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
