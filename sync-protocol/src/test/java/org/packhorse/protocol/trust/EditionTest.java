package org.packhorse.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.trust.Edition.Signing;
import org.packhorse.protocol.trust.metadata.DelegatedRole;
import org.packhorse.protocol.trust.metadata.Delegations;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException.Reason;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.RoleKeys;
import org.packhorse.protocol.trust.metadata.SigningKeys;
import org.packhorse.protocol.trust.metadata.SnapshotMetadata;
import org.packhorse.protocol.trust.metadata.TargetFile;

class EditionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    private final SigningKeys keys = SigningKeys.generate(new SecureRandom());
    private final TargetFile first = new TargetFile("birds/1/manifest", 1, Digest.ofContent(new byte[] {1}));
    private final TargetFile second = new TargetFile("birds/2/manifest", 1, Digest.ofContent(new byte[] {2}));

    @Test
    void clientsFollowFromEditionToEdition() throws Exception {
        var edition = Edition.first(signingAt(NOW), List.of(first));
        var client = accepted(
                edition, MetadataFiles.EMPTY.with("root.json", edition.files().get(Role.ROOT)));
        assertThat(client.targets().all()).containsExactly(first);

        var next = Edition.read(edition.files()).next(signingAt(NOW), List.of(first, second));
        client = accepted(next, client.files());

        assertThat(client.targets().all()).containsExactly(first, second);
        assertThat(client.files()).isEqualTo(next.files());
        assertThat(next.toPublish().toMap())
                .containsOnlyKeys("1.root.json", "2.snapshot.json", "2.targets.json", "timestamp.json");
        assertThat(next.timestamp().expires()).isEqualTo("2026-08-29T00:00:00Z");
    }

    @Test
    void aPublisherWhoWasAwayGoesOnFromAnExpiredEdition() throws Exception {
        var old = Edition.first(signingAt(NOW.minus(Duration.ofDays(400))), List.of(first));

        var next = Edition.read(old.files()).next(signingAt(NOW), List.of(second));

        assertThat(accepted(
                                next,
                                MetadataFiles.EMPTY.with(
                                        "root.json", old.files().get(Role.ROOT)))
                        .targets()
                        .all())
                .containsExactly(second);
    }

    @Test
    void keepsDelegationsAndTheirListing() throws Exception {
        var plain = Edition.first(signingAt(NOW), List.of(first));
        var publisher = keys.targets().publicKey();
        var birds = new DelegatedRole(
                "birds", new RoleKeys(Set.of(publisher.id()), 1), true, List.of("birds/*"), List.of());
        var delegations = new Delegations(Map.of(publisher.id(), publisher), List.of(birds));
        var snapshot = new SnapshotMetadata(
                1,
                plain.snapshot().expires(),
                Map.of("targets.json", plain.snapshot().targets(), "birds.json", InMemoryTufRepository.byVersion(3)));
        var delegating = new Edition(
                plain.root(), plain.targets().withDelegations(delegations), snapshot, plain.timestamp(), plain.files());

        var next = delegating.next(signingAt(NOW), List.of(second));

        assertThat(Edition.read(next.files()).targets().delegations()).isEqualTo(delegations);
        assertThat(next.snapshot().files().get("birds.json")).isEqualTo(InMemoryTufRepository.byVersion(3));
    }

    @Test
    void refusesToGoOnFromFilesThatAreNotItsOwn() throws Exception {
        var files = Edition.first(signingAt(NOW), List.of(first)).files();
        var strangers = Edition.first(
                        new Signing(SigningKeys.generate(new SecureRandom()), Lifetimes.FOR_SCHOOLS, NOW), List.of())
                .files();

        assertThatExceptionOfType(RejectedMetadataException.class)
                .isThrownBy(() -> Edition.read(files.with("targets.json", strangers.get(Role.TARGETS))))
                .matches(e -> e.reason() == Reason.BAD_SIGNATURE);
        assertThatExceptionOfType(RejectedMetadataException.class)
                .isThrownBy(() -> Edition.read(files.without("snapshot.json")))
                .matches(e -> e.reason() == Reason.MISSING);
    }

    private Signing signingAt(Instant now) {
        return new Signing(keys, Lifetimes.FOR_SCHOOLS, now);
    }

    private static RefreshOutcome.Refreshed accepted(Edition edition, MetadataFiles local) throws Exception {
        var published = edition.toPublish();
        MetadataSource source = (name, limit) -> Optional.of(name).flatMap(published::find);
        var outcome = TrustRefresh.run(source, local, NOW, RootCheck.WITH_NEW_TIMESTAMP);
        assertThat(outcome).isInstanceOf(RefreshOutcome.Refreshed.class);
        return (RefreshOutcome.Refreshed) outcome;
    }
}
