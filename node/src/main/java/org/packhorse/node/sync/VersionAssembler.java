package org.packhorse.node.sync;

import java.io.IOException;
import java.util.Optional;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.PageWriter;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.wire.ManifestCodec;
import org.packhorse.protocol.wire.ManifestWriter;

/** Makes the new version's manifest of the old one and what was staged, and compares it with the signed digest. */
final class VersionAssembler {
    private final Catalog catalog;
    private final Staging staging;

    VersionAssembler(Catalog catalog, Staging staging) {
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
    StoredVersion assemble(CollectionId collection, PullProgress progress, Optional<StoredVersion> old, Digest signed)
            throws IOException, RefusedInputException {
        var subject = collection + " version " + progress.to();
        var description =
                progress.description().or(() -> old.map(v -> v.manifest().info()));
        if (progress.open().isPresent() || description.isEmpty()) {
            throw refusal(subject, "the pack ends in the middle");
        }
        new ChangedContainers(catalog.contents(), staging, old).stage();
        var pages = catalog.pageWriter();
        Manifest manifest;
        Digest digest;
        try {
            manifest = merge(old, pages).finish(collection, progress.to(), description.get());
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

    /** Old entries and staged ones in one ascending order; at the same path the staged one counts. */
    private ManifestWriter merge(Optional<StoredVersion> old, PageWriter pages)
            throws IOException, RefusedInputException {
        var writer = new ManifestWriter(pages);
        var cursor = new OldEntries(old);
        staging.visitFiles((path, staged) -> {
            var entry = cursor.peek();
            while (entry.isPresent() && entry.get().path().compareTo(path) < 0) {
                writer.add(cursor.next());
                entry = cursor.peek();
            }
            if (entry.isPresent() && entry.get().path().equals(path)) {
                cursor.next();
            }
            if (staged.isPresent()) {
                writer.add(staged.get());
            }
        });
        while (cursor.peek().isPresent()) {
            writer.add(cursor.next());
        }
        return writer;
    }

    /** Walks the old version, if there is one. */
    private static final class OldEntries {
        private final Optional<StoredVersion> old;
        private int position;
        private Optional<FileEntry> current;

        OldEntries(Optional<StoredVersion> old) throws IOException {
            this.old = old;
            this.current = old.isEmpty() ? Optional.empty() : old.get().findEntry(0);
        }

        Optional<FileEntry> peek() {
            return current;
        }

        FileEntry next() throws IOException {
            var entry = current.orElseThrow();
            position++;
            current = old.orElseThrow().findEntry(position);
            return entry;
        }
    }
}
