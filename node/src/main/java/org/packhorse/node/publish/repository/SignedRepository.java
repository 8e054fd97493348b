package org.packhorse.node.publish.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.trust.Edition;
import org.packhorse.protocol.trust.Fingerprint;
import org.packhorse.protocol.trust.Lifetimes;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.MetadataSource;
import org.packhorse.protocol.trust.RefreshOutcome;
import org.packhorse.protocol.trust.RootCheck;
import org.packhorse.protocol.trust.TrustRefresh;
import org.packhorse.protocol.trust.TrustedRoot;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.SigningKeys;
import org.packhorse.protocol.trust.metadata.TargetFile;

/**
 * The trust metadata in a repository folder, which this hub reads as any node would and is the only one to write.
 * {@code timestamp.json} is written last and replaced in one step: until then nodes see the state before, whole.
 */
public final class SignedRepository {
    private static final RepositoryPath FIRST_ROOT = RepositoryPath.ofMetadata(Role.ROOT.fileName(1));

    /** Signatures are renewed when a third of the timestamp's life is over. */
    private static final Duration RENEW_BEFORE_EXPIRY =
            Lifetimes.FOR_SCHOOLS.timestamp().multipliedBy(2).dividedBy(3);

    private final RepositoryFolder folder;
    private final SinceFiles since;
    private final TrustedRoot firstRoot;

    /** The repository in {@code folder}, which {@link #create} has made. */
    public SignedRepository(RepositoryFolder folder) throws IOException, RefusedInputException {
        this.folder = folder;
        this.since = new SinceFiles(folder);
        this.firstRoot = TrustedRoot.pin(Files.readAllBytes(folder.root().resolve(FIRST_ROOT.value())));
    }

    /** Makes a repository in {@code folder} that offers nothing yet, trusted by {@code keys}. */
    public static SignedRepository create(Path folder, SigningKeys keys, Instant now)
            throws IOException, RefusedInputException {
        var repository = new RepositoryFolder(folder);
        var edition = Edition.first(signing(keys, now), List.of());
        write(repository, edition);
        var created = new SignedRepository(repository);
        created.since.write(edition);
        return created;
    }

    private static Edition.Signing signing(SigningKeys keys, Instant now) {
        return new Edition.Signing(keys, Lifetimes.FOR_SCHOOLS, now);
    }

    private static void write(RepositoryFolder folder, Edition edition) throws IOException {
        var timestamp = Role.TIMESTAMP.fileName();
        for (var file : edition.toPublish().toMap().entrySet()) {
            if (!file.getKey().equals(timestamp)) {
                folder.replace(RepositoryPath.ofMetadata(file.getKey()), file.getValue());
            }
        }
        folder.replace(
                RepositoryPath.ofMetadata(timestamp),
                edition.files().find(timestamp).orElseThrow());
    }

    /** What nodes pin. */
    public Fingerprint fingerprint() {
        return firstRoot.fingerprint();
    }

    /** Signs that the repository offers {@code targets} and nothing else. */
    public void sign(Collection<TargetFile> targets, SigningKeys keys, Instant now)
            throws IOException, RefusedInputException {
        var edition = current().next(signing(keys, now), targets);
        write(folder, edition);
        since.write(edition);
    }

    /** Makes up for an interruption between the signatures and what tells nodes about them. Needs no keys. */
    public void mend() throws IOException, RefusedInputException {
        var current = current();
        if (!since.areUpTo(current)) {
            since.write(current);
        }
    }

    /** Whether anything but {@code targets} is signed, or the signatures grow old. */
    public boolean needsSigning(Collection<TargetFile> targets, Instant now) throws IOException, RefusedInputException {
        var current = current();
        return !Set.copyOf(current.targets().targets().values()).equals(Set.copyOf(targets))
                || current.timestamp().expires().minus(RENEW_BEFORE_EXPIRY).isBefore(now);
    }

    /** The newest edition, expired or not. */
    private Edition current() throws IOException, RefusedInputException {
        MetadataSource source = (fileName, limitBytes) -> folder.find(RepositoryPath.ofMetadata(fileName));
        try {
            return switch (TrustRefresh.run(source, MetadataFiles.pinned(firstRoot), Instant.EPOCH, RootCheck.FIRST)) {
                case RefreshOutcome.Refreshed refreshed -> Edition.read(refreshed.files());
                case RefreshOutcome.Refused refused -> throw refused.reason();
                case RefreshOutcome.CutOff cutOff -> throw cutOff.reason();
            };
        } catch (InterruptedException e) {
            throw new IllegalStateException("reading files is not interrupted", e);
        }
    }
}
