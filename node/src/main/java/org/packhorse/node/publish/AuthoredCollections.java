package org.packhorse.node.publish;

import java.io.IOException;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;

/** The collections that are published here. */
record AuthoredCollections(Catalog catalog) {
    /**
     * What is known of {@code collection}.
     *
     * @throws RefusedInputException where there is none of that name, or it comes from elsewhere
     */
    CollectionState get(CollectionId collection) throws IOException, RefusedInputException {
        var state = catalog.findState(collection)
                .orElseThrow(() -> new RefusedInputException(
                        "collection " + collection,
                        "there is none of that name here",
                        "create it first: packhorse collection create " + collection));
        if (!(state.source() instanceof CollectionState.Source.Authored)) {
            throw new RefusedInputException(
                    "collection " + collection,
                    "it is followed, not published here",
                    "publish under another name, or on the hub it comes from");
        }
        return state;
    }
}
