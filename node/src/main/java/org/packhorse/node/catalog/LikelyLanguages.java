package org.packhorse.node.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Resource;

/** What a collection tells about the language of one of its files. */
final class LikelyLanguages {
    private LikelyLanguages() {}

    /** Those of the file at {@code path}: what its name says, then what it belongs to, then the collection. */
    static List<String> of(CollectionInfo info, FilePath path) {
        var tags = new LinkedHashSet<String>();
        NamedLanguage.likely(path).ifPresent(tags::add);
        around(info, path.value()).ifPresent(resource -> tags.addAll(resource.languages()));
        tags.addAll(info.languages());
        return List.copyOf(tags);
    }

    /** The resource that is the file at {@code path}, or the nearest folder or container around it that is one. */
    private static Optional<Resource> around(CollectionInfo info, String path) {
        var nearest = Optional.<Resource>empty();
        int length = -1;
        for (var resource : info.resources()) {
            var place = Openings.place(resource);
            boolean within = path.startsWith(place)
                    && (place.isEmpty() || path.length() == place.length() || path.charAt(place.length()) == '/');
            if (within && place.length() > length) {
                nearest = Optional.of(resource);
                length = place.length();
            }
        }
        return nearest;
    }
}
