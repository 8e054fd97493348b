package org.packhorse.protocol.trust;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.Role;

/**
 * Metadata files by name, for example those a client keeps between refreshes: {@code root.json}, {@code timestamp.json},
 * {@code snapshot.json}, {@code targets.json}. Unchangeable; equal when all bytes are.
 */
public final class MetadataFiles {
    /** No files. */
    public static final MetadataFiles EMPTY = new MetadataFiles(new TreeMap<>());

    private final SortedMap<String, byte[]> byName;

    private MetadataFiles(SortedMap<String, byte[]> byName) {
        this.byName = byName;
    }

    /** These files; the bytes are copied. */
    public static MetadataFiles of(Map<String, byte[]> byName) {
        var files = new TreeMap<String, byte[]>();
        byName.forEach((name, bytes) -> files.put(name, bytes.clone()));
        return new MetadataFiles(files);
    }

    /** What a client begins with: the root that somebody vouched for. */
    public static MetadataFiles pinned(TrustedRoot root) {
        return EMPTY.with(Role.ROOT.fileName(), root.toBytes());
    }

    /** A copy of the file called {@code name}. */
    public Optional<byte[]> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(byte[]::clone);
    }

    /** A copy of the file kept for {@code role}; refuses where there is none. */
    byte[] get(Role role) throws RejectedMetadataException {
        return find(role.fileName())
                .orElseThrow(() -> new RejectedMetadataException(
                        RejectedMetadataException.Reason.MISSING, role.fileName(), "there is no such file"));
    }

    /** The files of {@code roles} under their names without version, as far as they are here. */
    MetadataFiles only(Role... roles) {
        var kept = new TreeMap<String, byte[]>();
        for (var role : roles) {
            find(role.fileName()).ifPresent(bytes -> kept.put(role.fileName(), bytes));
        }
        return new MetadataFiles(kept);
    }

    /** The same with {@code bytes} as the file {@code name}. */
    public MetadataFiles with(String name, byte[] bytes) {
        var changed = new TreeMap<>(byName);
        changed.put(name, bytes.clone());
        return new MetadataFiles(changed);
    }

    /** The same without the file {@code name}. */
    public MetadataFiles without(String name) {
        var changed = new TreeMap<>(byName);
        changed.remove(name);
        return new MetadataFiles(changed);
    }

    /** All of them, as copies, in order of their names. */
    public SortedMap<String, byte[]> toMap() {
        var copy = new TreeMap<String, byte[]>();
        byName.forEach((name, bytes) -> copy.put(name, bytes.clone()));
        return Collections.unmodifiableSortedMap(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetadataFiles that
                && byName.keySet().equals(that.byName.keySet())
                && byName.entrySet().stream()
                        .allMatch(file -> Arrays.equals(file.getValue(), that.byName.get(file.getKey())));
    }

    @Override
    public int hashCode() {
        return byName.keySet().hashCode();
    }

    @Override
    public String toString() {
        return byName.keySet().toString();
    }
}
