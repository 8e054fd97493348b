package org.packhorse.node.catalog;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.packhorse.protocol.content.CollectionId;

/** The collections that readers see now. Any thread; cheap enough to be asked for every request. */
public interface Shelf {
    /** All collections that are shown, in the order of their titles. */
    List<ShownVersion> all() throws IOException;

    /** The version of {@code collection} that is shown at this moment. */
    Optional<ShownVersion> find(CollectionId collection) throws IOException;
}
