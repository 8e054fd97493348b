package org.packhorse.node.usage;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;

/** What things are called, for one report: each collection is looked up once. One thread. */
final class Titles {
    private final Shelf shelf;
    private final Map<String, Titled> collections = new HashMap<>();

    Titles(Shelf shelf) {
        this.shelf = shelf;
    }

    private record Titled(String title, Map<String, String> resources) {}

    /** The title of what was used; its name where it is no longer here, nothing where it is the rest of a collection. */
    String ofResource(Used used) throws IOException {
        return of(used.collection()).resources().getOrDefault(used.resource(), used.resource());
    }

    /** The collection's title, or its name where it is no longer here. */
    String ofCollection(Used used) throws IOException {
        return of(used.collection()).title();
    }

    private Titled of(String collection) throws IOException {
        var known = collections.get(collection);
        if (known == null) {
            known = look(collection);
            collections.put(collection, known);
        }
        return known;
    }

    private Titled look(String collection) throws IOException {
        try {
            var version = shelf.find(CollectionId.parse(collection));
            if (version.isPresent()) {
                var titles = new HashMap<String, String>();
                version.get().info().resources().forEach(r -> titles.put(r.id(), r.title()));
                return new Titled(version.get().info().title(), titles);
            }
        } catch (RefusedInputException e) {
            // Whatever it is, it is no collection's name.
        }
        return new Titled(collection, Map.of());
    }
}
