package org.packhorse.node.catalog;

import java.time.Instant;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;

/**
 * What this node knows of a collection.
 *
 * @param shown the version that readers see; {@link Version#NOTHING} before the first
 * @param newest the newest version known to be published
 * @param changedAt when {@code shown} last changed; the epoch before the first
 */
public record CollectionState(CollectionId id, Source source, Version shown, Version newest, Instant changedAt) {
    /** Where a collection's versions come from. */
    public sealed interface Source {
        /** They are published here. */
        record Authored() implements Source {}

        /** Teachers make them on this node; nobody signs them. */
        record Local() implements Source {}

        /** They are pulled from wherever {@code origin} can be reached. */
        record Followed(OriginId origin) implements Source {}
    }

    /** A collection of which nothing is there yet. */
    public static CollectionState created(CollectionId id, Source source) {
        return new CollectionState(id, source, Version.NOTHING, Version.NOTHING, Instant.EPOCH);
    }

    /** The same after {@code version} has been put on the shelf. */
    public CollectionState showing(Version version, Instant at) {
        return new CollectionState(id, source, version, version.isAfter(newest) ? version : newest, at);
    }

    /** The same, knowing that {@code version} is published. */
    public CollectionState knowing(Version version) {
        return new CollectionState(id, source, shown, version, changedAt);
    }
}
