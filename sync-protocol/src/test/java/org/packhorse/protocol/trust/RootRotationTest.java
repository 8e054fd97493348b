package org.packhorse.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.packhorse.protocol.trust.metadata.MetaFile;
import org.packhorse.protocol.trust.metadata.MetadataWriter;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException.Reason;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.TimestampMetadata;

class RootRotationTest {
    private final InMemoryTufRepository repository = InMemoryTufRepository.published();

    @ParameterizedTest
    @EnumSource(RootCheck.class)
    void followsAChainOfRootsWhoseKeysAllChange(RootCheck rootCheck) throws Exception {
        var client = new TufClient(repository, rootCheck);
        client.accepts();
        for (int i = 0; i < 3; i++) {
            for (var role : Role.values()) {
                repository.setSigners(role, repository.newKey());
            }
            repository.publishRoot();
        }
        repository.publish();

        client.accepts();

        assertThat(client.version(Role.ROOT)).isEqualTo(4);
        assertThat(client.version(Role.TARGETS)).isEqualTo(2);
    }

    @Test
    void passesThroughAnExpiredRootToAFreshOne() throws Exception {
        repository.setExpiry(Role.ROOT, InMemoryTufRepository.NOW.minus(Duration.ofDays(1)));
        repository.publishRoot();
        repository.setExpiry(Role.ROOT, InMemoryTufRepository.NOW.plus(Duration.ofDays(1)));
        repository.publishRoot();
        var client = new TufClient(repository, RootCheck.FIRST);

        client.accepts();

        assertThat(client.version(Role.ROOT)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(RootCheck.class)
    void refusesAnExpiredNewestRootAlsoWhenNothingElseIsNew(RootCheck rootCheck) throws Exception {
        var client = new TufClient(repository, rootCheck);
        client.accepts();

        var refusal = client.refresh(InMemoryTufRepository.NOW.plus(Duration.ofDays(30)));

        assertThat(refusal).isInstanceOfSatisfying(RefreshOutcome.Refused.class, refused -> {
            assertThat(refused.reason().reason()).isEqualTo(Reason.EXPIRED);
            assertThat(refused.reason()).hasMessageStartingWith("root: version 1 was valid until 2026-03-31T12:00:00Z");
        });
    }

    @Test
    void refusesARootThatTheOldKeysDidNotSign() throws Exception {
        var stranger = repository.newKey();
        repository.setSigners(Role.ROOT, stranger);
        repository.publishRoot();
        var root = repository.file("2.root.json");
        repository.publishSigned(TrustedRoot.pin(root).metadata(), stranger);
        var client = new TufClient(repository, RootCheck.FIRST);

        assertThat(client.refuses().reason()).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(client.version(Role.ROOT)).isEqualTo(1);
    }

    @Test
    void refusesARootThatItsOwnKeysDidNotSign() throws Exception {
        var former = repository.signers(Role.ROOT).getFirst();
        repository.setSigners(Role.ROOT, repository.newKey());
        repository.publishRoot();
        repository.publishSigned(TrustedRoot.pin(repository.file("2.root.json")).metadata(), former);

        assertThat(new TufClient(repository, RootCheck.FIRST).refuses().reason())
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void needsTheThresholdOfTheOldAndOfTheNewRoot() throws Exception {
        var first = repository.signers(Role.ROOT).getFirst();
        var second = repository.newKey();
        repository.setSigners(Role.ROOT, first, second);
        repository.setThreshold(Role.ROOT, 2);
        repository.publishRoot();
        repository.publishRoot();
        var client = new TufClient(repository, RootCheck.FIRST);
        client.accepts();
        assertThat(client.version(Role.ROOT)).isEqualTo(3);
        repository.publishRoot();
        repository.publishSigned(TrustedRoot.pin(repository.file("4.root.json")).metadata(), first);

        var refusal = client.refuses();

        assertThat(refusal).hasMessageStartingWith("root: 1 of the keys that root 3 names have signed it, but 2 must");
    }

    @Test
    void refusesARootWithAnotherVersionThanItsName() throws Exception {
        repository.publishRoot();
        repository.publishRoot();
        var root = TrustedRoot.pin(repository.file("1.root.json"));

        assertThatExceptionOfType(RejectedMetadataException.class)
                .isThrownBy(() -> root.next(repository.file("3.root.json")))
                .matches(e -> e.reason() == Reason.WRONG_VERSION)
                .withMessageStartingWith("root: version 3 came where 2 had to");
        assertThatExceptionOfType(RejectedMetadataException.class)
                .isThrownBy(() -> root.next(repository.file("1.root.json")))
                .matches(e -> e.reason() == Reason.ROLLBACK);
    }

    @Test
    void pinsOnlyARootThatSignedItself() throws Exception {
        var root = TrustedRoot.pin(repository.file("1.root.json")).metadata();
        var unsigned = MetadataWriter.write(root, List.of(repository.newKey()));

        assertThatExceptionOfType(RejectedMetadataException.class)
                .isThrownBy(() -> TrustedRoot.pin(unsigned))
                .matches(e -> e.reason() == Reason.BAD_SIGNATURE);
    }

    @Test
    void fingerprintIsTheSameWhoeverElseSigned() throws Exception {
        var root = TrustedRoot.pin(repository.file("1.root.json"));
        var signedByMore = MetadataWriter.write(
                root.metadata(),
                List.of(repository.newKey(), repository.signers(Role.ROOT).getFirst()));

        var fingerprint = TrustedRoot.pin(signedByMore).fingerprint();

        assertThat(fingerprint).isEqualTo(root.fingerprint());
        assertThat(fingerprint.toString()).matches("([0-9a-f]{4} ){15}[0-9a-f]{4}");
        assertThat(Fingerprint.parse(" " + fingerprint.toString().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(fingerprint);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"TIMESTAMP", "SNAPSHOT"})
    void recoversFromAFastForwardAttackOnceTheKeyIsRevoked(Role stolen) throws Exception {
        var client = new TufClient(repository, RootCheck.WITH_NEW_TIMESTAMP);
        repository.setVersion(Role.TIMESTAMP, 1_000_000);
        repository.setVersion(Role.SNAPSHOT, 1_000_000);
        repository.publishSnapshot();
        client.accepts();
        repository.setVersion(Role.TIMESTAMP, 1);
        repository.setVersion(Role.SNAPSHOT, 1);
        repository.publishSnapshot();
        assertThat(client.refuses().reason()).isEqualTo(Reason.ROLLBACK);

        repository.setSigners(stolen, repository.newKey());
        repository.publishRoot();
        repository.setVersion(Role.TIMESTAMP, 1);
        repository.setVersion(Role.SNAPSHOT, 1);
        repository.publishSnapshot();
        client.accepts();

        assertThat(client.version(Role.SNAPSHOT)).isEqualTo(2);
        assertThat(client.version(Role.TIMESTAMP)).isEqualTo(2);
    }

    @Test
    void keepsItsGuardAgainstReplayWhenAKeyIsOnlyAdded() throws Exception {
        var client = new TufClient(repository, RootCheck.FIRST);
        repository.publishSnapshot();
        client.accepts();
        var first = repository.signers(Role.TIMESTAMP).getFirst();
        repository.setSigners(Role.TIMESTAMP, first, repository.newKey());
        repository.publishRoot();
        repository.setVersion(Role.TIMESTAMP, 0);
        repository.publishTimestamp();

        assertThat(client.refuses().reason()).isEqualTo(Reason.ROLLBACK);
        assertThat(client.version(Role.ROOT)).isEqualTo(2);
    }

    @Test
    void refusesATimestampSignedByARevokedKeyAndKeepsTheNewRoot() throws Exception {
        var client = new TufClient(repository, RootCheck.WITH_NEW_TIMESTAMP);
        client.accepts();
        var revoked = repository.signers(Role.TIMESTAMP).getFirst();
        repository.setSigners(Role.TIMESTAMP, repository.newKey());
        repository.publishRoot();
        repository.publishSigned(
                new TimestampMetadata(
                        7,
                        InMemoryTufRepository.NOW.plusSeconds(60),
                        MetaFile.of(1, repository.file("1.snapshot.json"))),
                revoked);

        assertThat(client.refuses().reason()).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(client.version(Role.ROOT)).isEqualTo(2);
        repository.publishTimestamp();
        client.accepts();
    }

    /** The price of saving a round trip, see docs/adr/0002-root-check.md. */
    @Test
    void seesARootThatWasPublishedAloneWithTheNextTimestamp() throws Exception {
        var client = new TufClient(repository, RootCheck.WITH_NEW_TIMESTAMP);
        client.accepts();
        repository.publishRoot();
        client.accepts();
        assertThat(client.version(Role.ROOT)).isEqualTo(1);

        repository.publishTimestamp();
        client.accepts();

        assertThat(client.version(Role.ROOT)).isEqualTo(2);
    }
}
