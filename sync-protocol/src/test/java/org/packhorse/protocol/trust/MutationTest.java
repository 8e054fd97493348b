package org.packhorse.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.trust.RefreshOutcome.Refreshed;
import org.packhorse.protocol.trust.metadata.Custom;
import org.packhorse.protocol.trust.metadata.RoleMetadata;

/** Whoever changes a byte anywhere makes no client believe anything else; {@code -Dseed=…} repeats a run. */
class MutationTest {
    /** Each run tries other bytes, about every fifth; all of them were tried once. */
    private static final int STRIDE = 9;

    @Test
    void noFlippedByteOfAnyFileIsBelieved() throws Exception {
        long seed = Long.getLong("seed", 1);
        System.out.println("MutationTest -Dseed=" + seed);
        var random = new Random(seed);
        var repository = InMemoryTufRepository.published();
        repository.setTarget("birds/1/manifest", new byte[] {1}, Custom.NONE.with("version", 1));
        repository.listVersionsOnly(); // so that signatures alone stand between a change and the client
        repository.publish();
        repository.publishRoot();
        var local = MetadataFiles.pinned(TrustedRoot.pin(repository.file("1.root.json")));
        var sound = (Refreshed) TrustRefresh.run(repository, local, InMemoryTufRepository.NOW, RootCheck.FIRST);

        for (var name : List.of("2.root.json", "timestamp.json", "2.snapshot.json", "2.targets.json")) {
            var original = repository.file(name);
            for (int i = random.nextInt(STRIDE); i < original.length; i += 1 + random.nextInt(STRIDE)) {
                var mutated = original.clone();
                mutated[i] ^= (byte) (1 + random.nextInt(255));
                repository.put(name, mutated);
                var outcome = TrustRefresh.run(repository, local, InMemoryTufRepository.NOW, RootCheck.FIRST);
                // A hexadecimal digit of a signature in the other case is the same signature.
                if (outcome instanceof Refreshed accepted) {
                    assertThat(statements(accepted.targets()))
                            .as("%s, byte %s, seed %s", name, i, seed)
                            .isEqualTo(statements(sound.targets()));
                }
            }
            repository.put(name, original);
        }
    }

    @Test
    void noTruncatedFileIsBelieved() throws Exception {
        var repository = InMemoryTufRepository.published();
        var root = TrustedRoot.pin(repository.file("1.root.json"));
        for (var name : List.of("timestamp.json", "1.snapshot.json", "1.targets.json")) {
            var original = repository.file(name);
            for (int length = 0; length < original.length; length += 31) {
                repository.put(name, java.util.Arrays.copyOf(original, length));
                assertThat(TrustRefresh.run(
                                repository, MetadataFiles.pinned(root), InMemoryTufRepository.NOW, RootCheck.FIRST))
                        .as("%s cut to %s bytes", name, length)
                        .isInstanceOf(RefreshOutcome.Refused.class);
            }
            repository.put(name, original);
        }
    }

    private static List<RoleMetadata> statements(TrustedTargets targets) {
        var snapshot = targets.snapshot();
        return List.of(
                targets.root().metadata(), snapshot.timestamp().metadata(), snapshot.metadata(), targets.metadata());
    }
}
