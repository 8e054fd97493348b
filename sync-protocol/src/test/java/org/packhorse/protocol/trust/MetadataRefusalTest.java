package org.packhorse.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.packhorse.protocol.trust.metadata.MetaFile;
import org.packhorse.protocol.trust.metadata.PublicKey;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException.Reason;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.RoleKeys;
import org.packhorse.protocol.trust.metadata.RootMetadata;
import org.packhorse.protocol.trust.metadata.SignedFile;
import org.packhorse.protocol.trust.metadata.SnapshotMetadata;

class MetadataRefusalTest {
    private final InMemoryTufRepository repository = InMemoryTufRepository.published();
    private TufClient client;

    @BeforeEach
    void clientKnowsTheFirstFiles() throws Exception {
        client = new TufClient(repository, RootCheck.WITH_NEW_TIMESTAMP);
        client.accepts();
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "ROOT", mode = EnumSource.Mode.EXCLUDE)
    void refusesWhatAStrangerSigned(Role role) throws Exception {
        repository.setSigners(role, repository.newKey());
        repository.publish();

        var refusal = client.refuses();

        assertThat(refusal.reason()).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal)
                .hasMessageStartingWith(role + ": 0 of the keys that root 1 names have signed it, but 1 must");
        assertThat(client.version(role)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "ROOT", mode = EnumSource.Mode.EXCLUDE)
    void refusesWhatIsExpired(Role role) throws Exception {
        repository.setExpiry(role, InMemoryTufRepository.NOW);
        repository.publish();

        var refusal = client.refuses();

        assertThat(refusal.reason()).isEqualTo(Reason.EXPIRED);
        assertThat(refusal)
                .hasMessage(
                        role + ": version 2 was valid until 2026-03-01T12:00:00Z and now it is 2026-03-01T12:00:00Z;"
                                + " check this device's clock; if it is right, the publisher has to publish anew");
        assertThat(client.version(role)).isEqualTo(1);
    }

    @Test
    void refusesWhatExpiredAtHomeWhileTheUpstreamStoodStill() throws Exception {
        repository.setExpiry(Role.SNAPSHOT, InMemoryTufRepository.NOW.plus(Duration.ofDays(1)));
        repository.publishSnapshot();
        client.accepts();
        repository.takeRequests();

        var outcome = client.refresh(InMemoryTufRepository.NOW.plus(Duration.ofDays(2)));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RefreshOutcome.Refused.class,
                        refused -> assertThat(refused.reason())
                                .hasMessageStartingWith("snapshot: version 2 was valid until"));
        assertThat(repository.takeRequests()).containsExactly("timestamp.json", "2.root.json");
    }

    @Test
    void needsAsManySignaturesAsTheRootSays() throws Exception {
        var first = repository.signers(Role.TARGETS).getFirst();
        var second = repository.newKey();
        repository.setSigners(Role.TARGETS, first, second);
        repository.setThreshold(Role.TARGETS, 2);
        repository.publishRoot();
        repository.setSigners(Role.TARGETS, first);
        repository.publish();
        assertThat(client.refuses().reason()).isEqualTo(Reason.BAD_SIGNATURE);

        repository.setSigners(Role.TARGETS, first, second);
        repository.publish();
        client.accepts();
    }

    @Test
    void countsOneKeyUnderTwoIdsOnce() throws Exception {
        var key = repository.signers(Role.TIMESTAMP).getFirst();
        var root = TrustedRoot.pin(repository.file("1.root.json")).metadata();
        var shouted = key.publicKey().value().toUpperCase(java.util.Locale.ROOT);
        var alias = new PublicKey(
                PublicKey.idOf(PublicKey.toJson("ed25519", "ed25519", shouted)), "ed25519", "ed25519", shouted);
        var keys = new java.util.HashMap<>(root.keys());
        keys.put(alias.id(), alias);
        var roles = new java.util.HashMap<>(root.roles());
        roles.put(Role.TIMESTAMP, new RoleKeys(java.util.Set.of(key.publicKey().id(), alias.id()), 2));
        repository.publishSigned(new RootMetadata(2, root.expires(), true, keys, roles));
        var once = new String(repository.file("timestamp.json"), java.nio.charset.StandardCharsets.UTF_8);
        var signature = once.substring(once.indexOf('{', 1), once.indexOf('}') + 1);
        var twice = once.replace(
                signature,
                signature + ","
                        + signature.replace(
                                key.publicKey().id().value(), alias.id().value()));
        repository.put("timestamp.json", twice.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(client.refuses())
                .hasMessageStartingWith("timestamp: 1 of the keys that root 2 names have signed it, but 2 must");
    }

    @Test
    void refusesAnOlderTimestamp() throws Exception {
        repository.setVersion(Role.TIMESTAMP, 41);
        repository.publishTimestamp();
        client.accepts();
        repository.setVersion(Role.TIMESTAMP, 40);
        repository.publishTimestamp();

        assertThat(client.refuses())
                .hasMessage("timestamp: version 41 is older than the trusted 42;"
                        + " the upstream is out of date or somebody replays old files");
        assertThat(client.version(Role.TIMESTAMP)).isEqualTo(42);
    }

    @Test
    void refusesATimestampThatNamesAnOlderSnapshot() throws Exception {
        repository.publishSnapshot();
        client.accepts();
        repository.setVersion(Role.SNAPSHOT, 1);
        repository.publishTimestamp();

        assertThat(client.refuses())
                .hasMessageStartingWith("snapshot: version 1 is older than the trusted 2")
                .matches(e -> e.reason() == Reason.ROLLBACK);
        assertThat(client.version(Role.TIMESTAMP)).isEqualTo(2);
    }

    @Test
    void refusesASnapshotThatNamesOlderTargets() throws Exception {
        repository.publish();
        client.accepts();
        repository.setVersion(Role.TARGETS, 1);
        repository.publishSnapshot();

        assertThat(client.refuses())
                .hasMessageStartingWith("snapshot: targets.json version 1 is older than the trusted 2");
        assertThat(client.version(Role.SNAPSHOT)).isEqualTo(2);
    }

    @Test
    void refusesASnapshotThatLostADelegatedRole() throws Exception {
        var targets = MetaFile.of(1, repository.file("1.targets.json"));
        repository.publishSigned(new SnapshotMetadata(
                2,
                InMemoryTufRepository.NOW.plusSeconds(60),
                Map.of("targets.json", targets, "birds.json", InMemoryTufRepository.byVersion(3))));
        repository.setVersion(Role.SNAPSHOT, 2);
        repository.publishTimestamp();
        client.accepts();
        repository.publishSnapshot();

        assertThat(client.refuses()).hasMessageStartingWith("snapshot: birds.json is no longer listed");
    }

    @Test
    void refusesASnapshotOfAnotherVersionThanAnnounced() throws Exception {
        repository.listVersionsOnly();
        repository.publish();
        repository.put("2.snapshot.json", repository.file("1.snapshot.json"));

        assertThat(client.refuses())
                .hasMessageStartingWith("snapshot: version 1 came where 2 had to")
                .matches(e -> e.reason() == Reason.WRONG_VERSION);
        assertThat(client.version(Role.TIMESTAMP)).isEqualTo(2);
    }

    @Test
    void refusesTargetsOfAnotherVersionThanAnnounced() throws Exception {
        repository.listVersionsOnly();
        repository.publish();
        repository.put("2.targets.json", repository.file("1.targets.json"));

        assertThat(client.refuses()).hasMessageStartingWith("targets: version 1 came where 2 had to");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"SNAPSHOT", "TARGETS"})
    void refusesAFileOfAnotherHashThanAnnounced(Role role) throws Exception {
        repository.publish();
        var file = repository.file(role);
        file[file.length / 2] ^= 1;
        repository.put(role.fileName(2), file);

        var refusal = client.refuses();

        assertThat(refusal.reason()).isEqualTo(Reason.HASH_MISMATCH);
        assertThat(refusal).hasMessageStartingWith(role + ": its bytes are not those that the signed listing names");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"SNAPSHOT", "TARGETS"})
    void refusesAFileOfAnotherLengthThanAnnounced(Role role) throws Exception {
        repository.publish();
        var file = repository.file(role);
        repository.put(role.fileName(2), java.util.Arrays.copyOf(file, file.length - 1));
        assertThat(client.refuses().reason()).isEqualTo(Reason.HASH_MISMATCH);

        repository.put(role.fileName(2), java.util.Arrays.copyOf(file, file.length + 1));
        assertThat(client.refuses().reason()).isEqualTo(Reason.TOO_LONG);
    }

    @Test
    void refusesFilesInEachOthersPlaces() throws Exception {
        List<Reason> reasons = new ArrayList<>();
        for (var role : Role.values()) {
            for (var other : Role.values()) {
                if (role != other) {
                    var root = TrustedRoot.pin(repository.file("1.root.json"));
                    reasons.add(reasonOf(root, role, repository.file(other)));
                }
            }
        }

        assertThat(reasons).hasSize(12).allMatch(reason -> reason == Reason.BAD_SIGNATURE);
    }

    private static Reason reasonOf(TrustedRoot root, Role role, byte[] bytes) {
        try {
            var file = SignedFile.parse(role, bytes);
            file.requireSignatures(root.metadata());
            throw new AssertionError(role + " was accepted");
        } catch (RejectedMetadataException e) {
            return e.reason();
        }
    }
}
