package org.packhorse.protocol.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.trust.Edition;
import org.packhorse.protocol.trust.Lifetimes;
import org.packhorse.protocol.trust.metadata.SigningKey;
import org.packhorse.protocol.trust.metadata.SigningKeys;
import org.packhorse.protocol.trust.metadata.TargetFile;

/** A publisher's editions: number 1 offers nothing, each other one a version of one collection. */
final class Publications {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final CollectionId RIDDLES = new CollectionId("riddles");

    private Publications() {}

    /** The first {@code count} editions of the publisher whose keys come of {@code seed}. */
    static List<Edition> of(int seed, int count) {
        var signing = signing(seed);
        var editions = new ArrayList<>(List.of(Edition.first(signing, List.of())));
        IntStream.range(1, count)
                .forEach(version -> editions.add(editions.getLast().next(signing, targets(version))));
        return editions;
    }

    static Edition.Signing signing(int seed) {
        return new Edition.Signing(
                new SigningKeys(key(seed + 1), key(seed + 2), key(seed + 3), key(seed + 4)),
                Lifetimes.FOR_SCHOOLS,
                NOW);
    }

    private static SigningKey key(int value) {
        var bytes = new byte[SigningKey.SEED_BYTES];
        Arrays.fill(bytes, (byte) value);
        return SigningKey.ofSeed(bytes);
    }

    private static List<TargetFile> targets(int version) {
        var head = Digest.ofContent(("head " + version).getBytes(UTF_8));
        var offer =
                new PackOffer(RIDDLES, new Version(version - 1L), new Version(version), 300 + version, 70, head, 5_000);
        var manifest = RepositoryPath.manifestTarget(RIDDLES, version);
        return List.of(
                new TargetFile(manifest, 99, Digest.ofContent(("manifest " + version).getBytes(UTF_8))),
                offer.toTarget());
    }
}
