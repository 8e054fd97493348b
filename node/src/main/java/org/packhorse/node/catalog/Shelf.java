package org.packhorse.node.catalog;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.packhorse.protocol.content.CollectionId;

/** The collections that readers see now. Any thread; cheap enough to be asked for every request. */
public interface Shelf {
    /**
     * All collections that are shown, in the order of their titles. Two lists are equal as long as nothing has changed; then they are
     * mostly the same object.
     */
    List<ShownVersion> all() throws IOException;

    /** The version of {@code collection} that is shown at this moment. */
    Optional<ShownVersion> find(CollectionId collection) throws IOException;

    /** The collection that teachers make on this node, which nobody signs; empty where there is none, or a publisher's bears its name. */
    Optional<CollectionId> madeHere() throws IOException;

    /** The {@code limit} collections whose shown version changed last, the latest first. Reads the database. */
    List<Arrival> newest(int limit) throws IOException;
}
