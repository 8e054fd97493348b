package org.packhorse.node.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.pack.Leans;
import org.packhorse.protocol.wire.ManifestCodec;

/**
 * The versions that a pack leans on. Its plans see one list of entries: those of the old version, then those of versions of other
 * collections, in order.
 */
public final class Footing {
    private final Optional<StoredVersion> old;
    private final List<Ground> grounds;

    /** A version, and the position of its first entry in the list of all. */
    public record Ground(int firstPosition, StoredVersion version) {
        private boolean has(int position) {
            return position >= firstPosition && position - firstPosition < version.entries();
        }
    }

    /** @param old the version of its own collection that the pack changes, where there is one */
    public Footing(Optional<StoredVersion> old, List<StoredVersion> others) {
        this.old = old;
        var all = new ArrayList<Ground>();
        int position = 0;
        for (var version : old.isPresent() ? prepended(old.get(), others) : others) {
            all.add(new Ground(position, version));
            position += version.entries();
        }
        this.grounds = List.copyOf(all);
    }

    private static List<StoredVersion> prepended(StoredVersion first, List<StoredVersion> others) {
        var all = new ArrayList<StoredVersion>(List.of(first));
        all.addAll(others);
        return all;
    }

    /** The version that the pack changes. */
    public Optional<StoredVersion> old() {
        return old;
    }

    /** All versions, in order. */
    public List<Ground> grounds() {
        return grounds;
    }

    /** How a pack's head names those of other collections. */
    public Leans leans() {
        return new Leans(grounds.stream()
                .map(Ground::version)
                .filter(version -> old.filter(version::equals).isEmpty())
                .map(version -> new Lean(
                        version.collection(),
                        version.version(),
                        Digest.ofContent(ManifestCodec.encode(version.manifest()))))
                .toList());
    }

    /** The version that {@code position} lies in. */
    public Optional<Ground> groundOf(int position) {
        return grounds.stream().filter(ground -> ground.has(position)).findFirst();
    }

    /** The entry at {@code position}. */
    public Optional<FileEntry> findEntry(int position) throws IOException {
        var ground = groundOf(position);
        return ground.isEmpty()
                ? Optional.empty()
                : ground.get().version().findEntry(position - ground.get().firstPosition());
    }
}
