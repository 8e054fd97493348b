package org.packhorse.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.packhorse.protocol.trust.RefreshOutcome.Refreshed;
import org.packhorse.protocol.trust.RefreshOutcome.Refused;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.SignedFile;

/** A client that keeps its files between refreshes, as a node does on disk. */
final class TufClient {
    private final MetadataSource source;
    private final RootCheck rootCheck;
    private MetadataFiles files;

    TufClient(InMemoryTufRepository repository, RootCheck rootCheck) throws RejectedMetadataException {
        this.source = repository;
        this.rootCheck = rootCheck;
        this.files = MetadataFiles.pinned(TrustedRoot.pin(repository.file("1.root.json")));
    }

    RefreshOutcome refresh(Instant now) throws InterruptedException {
        var outcome = TrustRefresh.run(source, files, now, rootCheck);
        files = outcome.files();
        return outcome;
    }

    Refreshed accepts() throws InterruptedException {
        var outcome = refresh(InMemoryTufRepository.NOW);
        assertThat(outcome).isInstanceOf(Refreshed.class);
        return (Refreshed) outcome;
    }

    RejectedMetadataException refuses() throws InterruptedException {
        var outcome = refresh(InMemoryTufRepository.NOW);
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).reason();
    }

    /** The version of {@code role} that the client keeps; 0 for none. */
    long version(Role role) throws RejectedMetadataException {
        var bytes = files.find(role.fileName());
        return bytes.isEmpty()
                ? 0
                : SignedFile.parse(role, bytes.get()).fields().number("version", 1);
    }

    MetadataFiles files() {
        return files;
    }

    void setFiles(MetadataFiles files) {
        this.files = files;
    }
}
