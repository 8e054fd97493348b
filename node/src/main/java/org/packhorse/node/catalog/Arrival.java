package org.packhorse.node.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Resource;

/**
 * A version that readers see, and what came with it.
 *
 * @param at when it was put on the shelf, by this device's clock
 * @param first whether readers saw nothing of its collection before
 * @param added the resources that the version before, as far as it is still known, had not; in the curator's order
 */
public record Arrival(ShownVersion version, Instant at, boolean first, List<Resource> added) {
    /** Nobody is told of more. */
    private static final int ADDED_LIMIT = 20;

    public Arrival {
        added = List.copyOf(added);
    }

    /** {@code version}, before which readers saw what {@code before} describes. */
    public static Arrival of(ShownVersion version, Instant at, Optional<CollectionInfo> before) {
        return new Arrival(
                version,
                at,
                before.isEmpty(),
                before.map(info -> added(info, version.info())).orElse(List.of()));
    }

    private static List<Resource> added(CollectionInfo before, CollectionInfo now) {
        Set<String> known = before.resources().stream().map(Resource::id).collect(Collectors.toSet());
        return now.resources().stream()
                .filter(resource -> !known.contains(resource.id()))
                .limit(ADDED_LIMIT)
                .toList();
    }
}
