package org.packhorse.node.search;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.packhorse.node.catalog.Openings;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Resource;

/** Which resource a file belongs to: the one whose entry it is, or one whose entry is a folder or container around it, or that folder's start page. */
final class Owners {
    private static final Set<String> START_PAGES = Set.of("index.html", "index.htm", "index.xhtml");

    private final Openings openings;
    private final Map<String, Resource> byFolder = new HashMap<>();
    private final Map<String, String> fingerprints = new HashMap<>();

    Owners(CollectionInfo info) {
        openings = Openings.of(info);
        for (var resource : info.resources()) {
            var place = Openings.place(resource);
            int slash = place.lastIndexOf('/');
            if (START_PAGES.contains(place.substring(slash + 1))) {
                byFolder.putIfAbsent(slash < 0 ? "" : place.substring(0, slash), resource);
            } else {
                byFolder.putIfAbsent(place, resource);
            }
        }
    }

    /** The resource that opens with the file at {@code path}. */
    Optional<Resource> opening(FilePath path) {
        return openings.find(path.value());
    }

    /** Whether {@code resource} is the one that {@link #opening} gives for its entry; another may have the same. */
    boolean isFirst(Resource resource) {
        return openings.find(resource.entry()).filter(resource::equals).isPresent();
    }

    /** The resource that the file at {@code path} belongs to, the nearest one. */
    Optional<Resource> around(FilePath path) {
        var place = path.value();
        var exact = openings.find(place);
        if (exact.isPresent()) {
            return exact;
        }
        for (int slash = place.lastIndexOf('/'); slash >= 0; slash = place.lastIndexOf('/', slash - 1)) {
            var owner = byFolder.get(place.substring(0, slash));
            if (owner != null) {
                return Optional.of(owner);
            }
        }
        return Optional.ofNullable(byFolder.get(""));
    }

    /** Whether {@code resource} is all of the collection: then it says nothing about its files belonging together. */
    boolean isWhole(Resource resource) {
        return resource.equals(byFolder.get(""));
    }

    /** Tells what {@code resource} says from what it said before. */
    String fingerprint(Resource resource) {
        return fingerprints.computeIfAbsent(
                resource.id(),
                _ -> Digest.ofContent(resource.toString().getBytes(StandardCharsets.UTF_8))
                        .toHex());
    }
}
