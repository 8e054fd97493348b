package org.packhorse.protocol.trust;

import java.util.Optional;
import org.packhorse.protocol.trust.metadata.JsonFields;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.Role;

/**
 * What a publisher has published since some earlier timestamp, as one answer to all questions of a refresh.
 *
 * @param firstRoot the number of the first root in {@code files}, 2 or more; 0 where there is none
 * @param rootCount how many roots follow each other from there on, 0 to {@link #ROOT_LIMIT}
 * @param files the roots under their names with numbers ({@code 2.root.json}); timestamp, snapshot and targets under those
 *     without
 */
public record NewerMetadata(long firstRoot, int rootCount, MetadataFiles files) implements MetadataSource {
    /** A new root each year for a node that was in a cupboard meanwhile, and some to spare. */
    public static final int ROOT_LIMIT = 16;

    public NewerMetadata {
        boolean isPossible = rootCount == 0
                ? firstRoot == 0
                : firstRoot >= 2 && firstRoot <= JsonFields.NUMBER_LIMIT && rootCount <= ROOT_LIMIT;
        if (!isPossible) {
            throw new IllegalArgumentException("no " + rootCount + " new roots begin with number " + firstRoot);
        }
        for (long number = firstRoot; number < firstRoot + rootCount; number++) {
            require(files, Role.ROOT.fileName(number));
        }
        require(files, Role.TIMESTAMP.fileName());
        require(files, Role.SNAPSHOT.fileName());
        require(files, Role.TARGETS.fileName());
    }

    private static void require(MetadataFiles files, String name) {
        if (files.find(name).isEmpty()) {
            throw new IllegalArgumentException("there is no " + name);
        }
    }

    /** All of {@code edition}, for whoever has root {@code known}; {@code roots} has those in between, the edition's included. */
    public static NewerMetadata of(Edition edition, MetadataFiles roots, long known) {
        long newest = edition.root().version();
        int count = (int) Math.min(ROOT_LIMIT, Math.max(0, newest - known));
        var files = edition.files().only(Role.TIMESTAMP, Role.SNAPSHOT, Role.TARGETS);
        for (long number = newest - count + 1; number <= newest; number++) {
            files = files.with(
                    Role.ROOT.fileName(number),
                    roots.find(Role.ROOT.fileName(number)).orElseThrow());
        }
        return new NewerMetadata(count == 0 ? 0 : newest - count + 1, count, files);
    }

    /** The number of the newest root that somebody has who began with the first and got this. */
    public long newestRoot() {
        return rootCount == 0 ? 1 : firstRoot + rootCount - 1;
    }

    /** Nothing: what somebody has is the newest. A refresh then finds what it has, and whether that is still valid. */
    public static MetadataSource none(MetadataFiles local) {
        return (name, limitBytes) ->
                name.equals(Role.TIMESTAMP.fileName()) ? limited(name, local.find(name), limitBytes) : Optional.empty();
    }

    /** Which version of snapshot or targets is here is for the reader to judge: there is only one. */
    @Override
    public Optional<byte[]> find(String fileName, int limitBytes) throws RejectedMetadataException {
        var name = fileName;
        for (var role : new Role[] {Role.SNAPSHOT, Role.TARGETS}) {
            if (fileName.endsWith("." + role.fileName())) {
                name = role.fileName();
            }
        }
        return limited(fileName, files.find(name), limitBytes);
    }

    private static Optional<byte[]> limited(String fileName, Optional<byte[]> file, int limitBytes)
            throws RejectedMetadataException {
        if (file.isPresent() && file.get().length > limitBytes) {
            throw RejectedMetadataException.tooLong(fileName, limitBytes);
        }
        return file;
    }
}
