package org.packhorse.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.trust.Edition.Signing;
import org.packhorse.protocol.trust.metadata.Custom;
import org.packhorse.protocol.trust.metadata.RootMetadata;
import org.packhorse.protocol.trust.metadata.SigningKey;
import org.packhorse.protocol.trust.metadata.SigningKeys;
import org.packhorse.protocol.trust.metadata.TargetFile;

/** The test vectors that SPEC.md describes under "Trust metadata"; every later build has to open them. */
class GoldenTrustTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration CENTURY = Duration.ofDays(36_500);
    private static final List<TargetFile> TARGETS = List.of(
            new TargetFile(
                    "riddles/2/manifest",
                    9,
                    Digest.ofContent("manifest\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    Custom.NONE.with("version", 2)),
            new TargetFile(
                    "riddles/2/from-1.head",
                    5,
                    Digest.ofContent("head\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    Custom.NONE.with("content", 1_234).with("pack", 98).with("note", "Rätsel, ألغاز \"\\")));

    @Test
    void acceptsTheVectors() throws Exception {
        var root = TrustedRoot.pin(vector("1.root.json"));
        MetadataSource vectors = (name, limit) -> Optional.ofNullable(vectorIfAny(name));

        var outcome = TrustRefresh.run(vectors, MetadataFiles.pinned(root), NOW, RootCheck.FIRST);

        assertThat(root.fingerprint())
                .hasToString("4f1b 1860 69d3 5853 7127 cac6 8cba c5a7 e891 24e6 bef4 d7b3 f4d4 2362 a7c7 ac7d");
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RefreshOutcome.Refreshed.class,
                        refreshed ->
                                assertThat(refreshed.targets().all()).containsExactlyInAnyOrderElementsOf(TARGETS));
    }

    @Test
    void writesTheSameBytesFromTheSameKeys() throws Exception {
        var files = edition().toPublish();

        assertThat(files.toMap()).hasSize(4);
        for (var file : files.toMap().entrySet()) {
            assertThat(file.getValue()).as(file.getKey()).isEqualTo(vector(file.getKey()));
        }
    }

    @Test
    void writesTheSameSecondPublication() throws Exception {
        for (var file : secondEdition().toPublish().toMap().entrySet()) {
            assertThat(file.getValue()).as(file.getKey()).isEqualTo(vector("2/" + file.getKey()));
        }
    }

    private static Signing signing() {
        var keys = new SigningKeys(key(1), key(2), key(3), key(4));
        return new Signing(keys, new Lifetimes(CENTURY, CENTURY, CENTURY, CENTURY), NOW);
    }

    static Edition edition() {
        return Edition.first(signing(), TARGETS);
    }

    /** With a second root of the same keys, and the manifest alone. */
    static Edition secondEdition() {
        var next = edition().next(signing(), TARGETS.subList(0, 1));
        var root = RootMetadata.of(2, next.root().expires(), signing().keys().publicKeys());
        var files = next.files().with("root.json", signing().keys().write(root));
        return new Edition(root, next.targets(), next.snapshot(), next.timestamp(), files);
    }

    private static SigningKey key(int seedByte) {
        var seed = new byte[SigningKey.SEED_BYTES];
        Arrays.fill(seed, (byte) seedByte);
        return SigningKey.ofSeed(seed);
    }

    private static byte[] vector(String name) {
        return Optional.ofNullable(vectorIfAny(name)).orElseThrow();
    }

    private static byte @org.jspecify.annotations.Nullable [] vectorIfAny(String name) {
        try (var stream = GoldenTrustTest.class.getResourceAsStream("/golden/v1/trust/" + name)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
