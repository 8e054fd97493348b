package org.packhorse.node.catalog;

import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * The collection that a school's own teachers make on its node. Nobody signs it, so its name is never anybody else's: no publisher's
 * collection of that name is followed, and none is made on a hub.
 */
public final class LocalCollection {
    /** Its name on every node. */
    public static final CollectionId ID = new CollectionId("local");

    private LocalCollection() {}

    /** Refuses {@code collection} where its name is the reserved one. */
    public static void requireOther(CollectionId collection) throws RefusedInputException {
        if (collection.equals(ID)) {
            throw new RefusedInputException(
                    "collection " + collection,
                    "that name is kept for what a school's teachers add themselves",
                    "choose another name");
        }
    }
}
