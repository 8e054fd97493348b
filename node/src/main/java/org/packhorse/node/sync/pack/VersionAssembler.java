package org.packhorse.node.sync.pack;

import java.io.IOException;
import java.util.Optional;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.wire.ManifestCodec;

/** Makes the new version's manifest of the old one and what was staged, and compares it with the signed digest. */
public final class VersionAssembler {
    private final Catalog catalog;
    private final Staging staging;
    private final ChangedContainers.Watcher watcher;

    public VersionAssembler(Catalog catalog, Staging staging, ChangedContainers.Watcher watcher) {
        this.watcher = watcher;
        this.catalog = catalog;
        this.staging = staging;
    }

    /**
     * The version that all frames of the pack together make.
     *
     * @param old what the pack leaned on
     * @param signed the digest of the manifest that the publisher signed
     * @throws RefusedInputException where the pack makes anything else
     */
    public StoredVersion assemble(
            CollectionId collection, PullProgress progress, Optional<StoredVersion> old, Digest signed)
            throws IOException, RefusedInputException {
        var subject = collection + " version " + progress.to();
        var description =
                progress.description().or(() -> old.map(v -> v.manifest().info()));
        if (progress.open().isPresent() || description.isEmpty()) {
            throw refusal(subject, "the pack ends in the middle");
        }
        new ChangedContainers(catalog.contents(), staging, old, watcher).stage();
        var pages = catalog.pageWriter();
        Manifest manifest;
        Digest digest;
        try {
            manifest = new ChangedManifest(old, staging, pages)
                    .write()
                    .finish(collection, progress.to(), description.get());
            digest = Digest.ofContent(ManifestCodec.encode(manifest));
        } catch (IllegalArgumentException e) {
            throw refusal(subject, "the pack makes no manifest (" + e.getMessage() + ")");
        }
        pages.flush();
        if (!digest.equals(signed)) {
            throw refusal(subject, "the pack makes " + digest + ", the publisher signed " + signed);
        }
        return catalog.open(manifest);
    }

    private static RefusedInputException refusal(String subject, String problem) {
        return new RefusedInputException(
                subject, problem, "the pack is damaged or hostile; nothing was changed, another pack will be tried");
    }
}
