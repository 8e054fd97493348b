package org.packhorse.protocol.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.packhorse.protocol.trust.RefreshOutcome.CutOff;
import org.packhorse.protocol.trust.metadata.Custom;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException.Reason;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.RootMetadata;
import org.packhorse.protocol.trust.metadata.TimestampMetadata;

class TrustRefreshTest {
    private final InMemoryTufRepository repository = InMemoryTufRepository.published();

    @ParameterizedTest
    @EnumSource(RootCheck.class)
    void bringsAFreshClientUpToDate(RootCheck rootCheck) throws Exception {
        repository.setTarget("birds/1/manifest", "wren".getBytes(UTF_8), Custom.NONE.with("version", 1));
        repository.publish();
        var client = new TufClient(repository, rootCheck);

        var outcome = client.accepts();

        assertThat(outcome.changed()).isTrue();
        assertThat(outcome.targets().all()).singleElement().satisfies(target -> {
            assertThat(target.path()).isEqualTo("birds/1/manifest");
            assertThat(target.lengthBytes()).isEqualTo(4);
            assertThat(target.custom().findNumber("version")).hasValue(1);
        });
        assertThat(outcome.files().toMap())
                .containsOnlyKeys("root.json", "timestamp.json", "snapshot.json", "targets.json")
                .containsEntry("targets.json", outcome.targets().toBytes());
    }

    @Test
    void asksForARootFirstWhenFollowingTheLetter() throws Exception {
        var client = new TufClient(repository, RootCheck.FIRST);

        client.accepts();

        assertThat(repository.takeRequests())
                .containsExactly("2.root.json", "timestamp.json", "1.snapshot.json", "1.targets.json");
    }

    @Test
    void needsOneRequestWhenNothingIsNew() throws Exception {
        var client = new TufClient(repository, RootCheck.WITH_NEW_TIMESTAMP);
        client.accepts();
        repository.takeRequests();

        var outcome = client.accepts();

        assertThat(outcome.changed()).isFalse();
        assertThat(repository.takeRequests()).containsExactly("timestamp.json");
    }

    @Test
    void needsTwoRequestsWhenNothingIsNewAndFollowingTheLetter() throws Exception {
        var client = new TufClient(repository, RootCheck.FIRST);
        client.accepts();
        repository.takeRequests();

        assertThat(client.accepts().changed()).isFalse();

        assertThat(repository.takeRequests()).containsExactly("2.root.json", "timestamp.json");
    }

    @Test
    void fetchesOnlyWhatChanged() throws Exception {
        var client = new TufClient(repository, RootCheck.WITH_NEW_TIMESTAMP);
        client.accepts();
        repository.publishSnapshot();
        repository.takeRequests();

        client.accepts();

        assertThat(repository.takeRequests()).containsExactly("timestamp.json", "2.root.json", "2.snapshot.json");
        assertThat(client.version(Role.SNAPSHOT)).isEqualTo(2);
        assertThat(client.version(Role.TARGETS)).isEqualTo(1);
    }

    @Test
    void fetchesOnlyATimestampThatWasRenewed() throws Exception {
        var client = new TufClient(repository, RootCheck.WITH_NEW_TIMESTAMP);
        client.accepts();
        repository.publishTimestamp();
        repository.takeRequests();

        assertThat(client.accepts().changed()).isTrue();

        assertThat(repository.takeRequests()).containsExactly("timestamp.json", "2.root.json");
        assertThat(client.version(Role.TIMESTAMP)).isEqualTo(2);
    }

    @Test
    void fetchesAgainWhatTheDiskDamaged() throws Exception {
        var client = new TufClient(repository, RootCheck.WITH_NEW_TIMESTAMP);
        client.accepts();
        client.setFiles(client.files().with("targets.json", new byte[] {'{'}).without("snapshot.json"));

        client.accepts();

        assertThat(client.version(Role.TARGETS)).isEqualTo(1);
        assertThat(client.version(Role.SNAPSHOT)).isEqualTo(1);
    }

    @Test
    void worksWhereOnlyVersionsAreListed() throws Exception {
        repository.listVersionsOnly();
        repository.publish();
        var client = new TufClient(repository, RootCheck.WITH_NEW_TIMESTAMP);
        client.accepts();
        repository.takeRequests();

        assertThat(client.accepts().changed()).isFalse();
        assertThat(repository.takeRequests()).containsExactly("timestamp.json");
    }

    @Test
    void usesPlainNamesWhereSnapshotsAreNotConsistent() throws Exception {
        var root = TrustedRoot.pin(repository.file("1.root.json")).metadata();
        repository.publishSigned(new RootMetadata(2, root.expires(), false, root.keys(), root.roles()));
        repository.put("snapshot.json", repository.file("1.snapshot.json"));
        repository.put("targets.json", repository.file("1.targets.json"));
        var client = new TufClient(repository, RootCheck.FIRST);

        client.accepts();

        assertThat(repository.takeRequests())
                .containsExactly("2.root.json", "3.root.json", "timestamp.json", "snapshot.json", "targets.json");
    }

    @Test
    void keepsWhatItAcceptedBeforeTheLineBroke() throws Exception {
        var client = new TufClient(repository, RootCheck.FIRST);
        repository.publishRoot();
        MetadataSource breaking = (name, limit) -> {
            if (name.endsWith("snapshot.json")) {
                throw new IOException("cut");
            }
            return repository.find(name, limit);
        };

        var outcome = TrustRefresh.run(breaking, client.files(), InMemoryTufRepository.NOW, RootCheck.FIRST);

        assertThat(outcome).isInstanceOf(CutOff.class);
        client.setFiles(outcome.files());
        assertThat(client.version(Role.ROOT)).isEqualTo(2);
        assertThat(client.version(Role.TIMESTAMP)).isEqualTo(1);
        assertThat(client.accepts().targets().metadata().version()).isEqualTo(1);
    }

    @Test
    void dropsATimestampOfTheSameVersionWithOtherContent() throws Exception {
        var client = new TufClient(repository, RootCheck.WITH_NEW_TIMESTAMP);
        client.accepts();
        repository.publishSigned(new TimestampMetadata(
                1, InMemoryTufRepository.NOW.plusSeconds(60), InMemoryTufRepository.byVersion(100)));

        var outcome = client.accepts();

        assertThat(outcome.changed()).isFalse();
        assertThat(outcome.targets()
                        .snapshot()
                        .timestamp()
                        .metadata()
                        .snapshot()
                        .version())
                .isEqualTo(1);
    }

    @Test
    void refusesAnUpstreamWithoutATimestamp() throws Exception {
        repository.remove("timestamp.json");

        var refusal = new TufClient(repository, RootCheck.WITH_NEW_TIMESTAMP).refuses();

        assertThat(refusal.reason()).isEqualTo(Reason.MISSING);
        assertThat(refusal).hasMessageContaining("timestamp.json: there is no such file; check the upstream's address");
    }

    @Test
    void refusesAnUpstreamThatLacksTheSnapshotItNames() throws Exception {
        repository.remove("1.snapshot.json");
        var client = new TufClient(repository, RootCheck.FIRST);

        assertThat(client.refuses().reason()).isEqualTo(Reason.MISSING);
        assertThat(client.version(Role.TIMESTAMP)).isEqualTo(1);
    }

    @Test
    void refusesFilesThatAreTooLong() throws Exception {
        for (var name : List.of("timestamp.json", "1.snapshot.json", "1.targets.json", "2.root.json")) {
            var spoilt = InMemoryTufRepository.published();
            var endless = new byte[3 << 20];
            Arrays.fill(endless, (byte) ' ');
            spoilt.put(name, endless);

            assertThat(new TufClient(spoilt, RootCheck.FIRST).refuses().reason())
                    .as(name)
                    .isEqualTo(Reason.TOO_LONG);
        }
    }

    @Test
    void refusesToBeginWithoutAPinnedRoot() throws Exception {
        var client = new TufClient(repository, RootCheck.FIRST);
        client.setFiles(MetadataFiles.EMPTY);

        assertThat(client.refuses().reason()).isEqualTo(Reason.MISSING);
        assertThat(repository.takeRequests()).isEmpty();
    }
}
