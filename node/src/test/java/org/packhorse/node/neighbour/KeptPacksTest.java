package org.packhorse.node.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;

/** What a node keeps for its neighbours, and for how long. */
final class KeptPacksTest {
    private static final OriginId ORIGIN = new OriginId(Digest.ofContent(new byte[] {1}));

    @TempDir
    Path home = Path.of("set by JUnit");

    private static PackOffer pack(int to, int bytes) {
        var digest = Digest.ofContent(("pack " + to).getBytes(StandardCharsets.UTF_8));
        return new PackOffer(new CollectionId("lessons"), new Version(0), new Version(to), bytes, 1, digest, bytes);
    }

    /** Hands over {@code pack}, as old as its number is small. */
    private void take(KeptPacks packs, PackOffer pack) throws IOException {
        var file = Files.write(home.resolve("incoming"), new byte[(int) pack.lengthBytes()]);
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.ofEpochSecond(pack.to().number())));
        packs.take(ORIGIN, pack, file);
    }

    @Test
    void keepsWhatItTakesWhereARepositoryHasIt() throws Exception {
        var packs = new KeptPacks(home.resolve("kept"), 100);

        take(packs, pack(1, 60));

        assertThat(packs.find(ORIGIN, pack(1, 60).path()))
                .hasValueSatisfying(file -> assertThat(file)
                        .hasSize(60)
                        .isEqualTo(home.resolve("kept")
                                .resolve(ORIGIN.toString())
                                .resolve(pack(1, 60).path().value())));
        assertThat(new KeptPacks(home.resolve("kept"), 100)
                        .find(ORIGIN, pack(1, 60).path()))
                .isPresent();
        assertThat(packs.find(
                        new OriginId(Digest.ofContent(new byte[0])), pack(1, 60).path()))
                .isEmpty();
    }

    @Test
    void dropsTheOldestWhereThereAreTooMany() throws Exception {
        var packs = new KeptPacks(home.resolve("kept"), 100);
        take(packs, pack(1, 40));
        take(packs, pack(2, 50));

        take(packs, pack(3, 45));

        assertThat(packs.find(ORIGIN, pack(1, 40).path())).isEmpty();
        assertThat(packs.find(ORIGIN, pack(2, 50).path())).isPresent();
        assertThat(packs.find(ORIGIN, pack(3, 45).path())).isPresent();
    }

    @Test
    void wantsNothingThatIsTooLarge() {
        assertThat(new KeptPacks(home, 100).wants(pack(1, 100))).isTrue();
        assertThat(new KeptPacks(home, 100).wants(pack(1, 101))).isFalse();
        assertThat(new KeptPacks(home, 0).wants(pack(1, 1))).isFalse();
    }

    @Test
    void givesEverythingBackWhereContentNeedsTheRoom() throws Exception {
        var packs = new KeptPacks(home.resolve("kept"), 100);
        assertThat(packs.makeRoom()).isZero();
        take(packs, pack(1, 40));
        take(packs, pack(2, 50));

        assertThat(packs.makeRoom()).isEqualTo(90);

        assertThat(packs.find(ORIGIN, pack(2, 50).path())).isEmpty();
    }
}
