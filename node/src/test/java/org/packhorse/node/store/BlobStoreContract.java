package org.packhorse.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.Digest;

/** What every {@link BlobStore} promises. */
public abstract class BlobStoreContract extends BlobReadingContract {
    @Test
    void sweepsWhatIsNotKeptAndGivesItsRoomBack() throws Exception {
        var all = new ArrayList<Digest>();
        try (var batch = store.begin()) {
            for (var i = 0; i < 200; i++) {
                all.add(batch.add(ByteBuffer.wrap(Content.noise(i, 20_000)), false));
            }
            batch.commit();
        }
        var kept = Set.copyOf(all.subList(150, 160));
        var before = store.use().storedBytes();

        store.sweep(kept::contains);

        assertThat(store.use().blobs()).isEqualTo(10);
        assertThat(store.use().storedBytes()).isLessThan(before / 4);
        for (var i = 0; i < all.size(); i++) {
            assertThat(store.find(all.get(i)).isPresent()).isEqualTo(kept.contains(all.get(i)));
        }
        assertThat(contentOf(all.get(155))).isEqualTo(Content.noise(155, 20_000));
        assertThat(store.verify((done, total) -> {})).isEmpty();
    }

    @Test
    void sweepsEverythingAndStoresAgain() throws Exception {
        var name = addOne(Content.noise(1, 200_000));

        store.sweep(digest -> false);

        assertThat(store.find(name)).isEmpty();
        assertThat(store.use())
                .extracting(StorageUse::blobs, StorageUse::storedBytes)
                .containsExactly(0L, 0L);
        assertThat(contentOf(addOne(Content.noise(1, 200_000)))).isEqualTo(Content.noise(1, 200_000));
        store.sweep(digest -> true);
        assertThat(contentOf(name)).isEqualTo(Content.noise(1, 200_000));
    }

    @Test
    void aBlobThatWasFoundOutlivesTheSweep() throws Exception {
        var plain = Content.noise(1, 300_000);
        var text = Content.text(1, 300_000);
        var blobs = List.of(
                store.find(addOne(plain)).orElseThrow(),
                store.find(addOne(text)).orElseThrow());
        var slice = blobs.getFirst().slices().getFirst();
        var half = blobs.getFirst().open(0);
        half.readNBytes(100_000);

        store.sweep(digest -> false);
        addOne(Content.noise(77, 800_000));

        assertThat(blobs.get(0).open(0).readAllBytes()).isEqualTo(plain);
        assertThat(blobs.get(1).open(200_000).readAllBytes()).isEqualTo(Arrays.copyOfRange(text, 200_000, 300_000));
        assertThat(half.readAllBytes()).hasSize(200_000);
        assertThat(Content.read(slice)).isEqualTo(plain);
    }

    @Test
    void keepsThePartsOfAJoinedBlobThroughASweep() throws Exception {
        var parts = List.of(Content.noise(1, 100_000), Content.noise(2, 100_000));
        var joined = joinInOneBatch(parts, false);
        for (var i = 10; i < 20; i++) {
            addOne(Content.noise(i, 200_000));
        }

        store.sweep(joined::equals);

        assertThat(contentOf(joined)).isEqualTo(Content.joined(parts));
        assertThat(store.use().storedBytes()).isLessThan(450_000);
        store.sweep(digest -> false);
        assertThat(store.use().blobs()).isZero();
    }

    @Test
    void readsOnWhileAnotherThreadSweeps() throws Exception {
        var kept = new HashSet<Digest>();
        try (var batch = store.begin()) {
            for (var i = 0; i < 300; i++) {
                var name = batch.add(ByteBuffer.wrap(Content.noise(i, 5_000)), false);
                if (i % 3 == 0) {
                    kept.add(name);
                }
            }
            batch.commit();
        }
        var failure = new AtomicReference<Throwable>();
        var sweeper = Thread.ofPlatform()
                .uncaughtExceptionHandler((thread, e) -> failure.set(e))
                .start(() -> {
                    try {
                        store.sweep(kept::contains);
                    } catch (IOException | InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });

        do {
            for (var name : kept) {
                assertThat(Digest.ofContent(contentOf(name))).isEqualTo(name);
            }
        } while (sweeper.isAlive());
        assertThat(failure.get()).isNull();
    }

    @Test
    void verifyingTellsHowItGoesOn() throws Exception {
        addOne(Content.text(1, 50_000));
        addOne(Content.noise(1, 70_000));
        var told = new ArrayList<String>();

        assertThat(store.verify((done, all) -> told.add(done + "/" + all))).isEmpty();

        assertThat(told).hasSize(2).last().isEqualTo("120000/120000");
    }

    @Test
    void countsWhatItHolds() throws Exception {
        addOne(Content.text(1, 50_000));
        addOne(Content.noise(1, 70_000));

        var use = store.use();

        assertThat(use.blobs()).isEqualTo(2);
        assertThat(use.contentBytes()).isEqualTo(120_000);
        assertThat(use.storedBytes()).isBetween(70_000L, 110_000L);
        assertThat(use.freeBytes()).isPositive();
    }
}
