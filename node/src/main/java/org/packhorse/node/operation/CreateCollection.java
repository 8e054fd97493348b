package org.packhorse.node.operation;

import java.io.IOException;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.control.Operation;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.publish.DraftColumns;
import org.packhorse.node.publish.LeansOn;
import org.packhorse.node.store.Database;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;

/** Makes a collection that is to be published here. */
public final class CreateCollection extends Operation<CreateCollection.Request, CreateCollection.Reply> {
    private final Catalog catalog;
    private final Database database;

    /** Into this catalog. */
    public CreateCollection(Catalog catalog, Database database) {
        super("collection-create", Request.class);
        this.catalog = catalog;
        this.database = database;
    }

    /** Which, and what is known about it already. */
    public record Request(String collection, DetailsText details) {}

    /** The collection that was made. */
    public record Reply(String collection) {}

    @Override
    public Reply run(Request request, ProgressSink progress) throws IOException, RefusedInputException {
        var id = CollectionId.parse(request.collection());
        LocalCollection.requireOther(id);
        if (catalog.findState(id).isPresent()) {
            throw new RefusedInputException(
                    "collection " + id, "there is one of that name already", "import into it, or choose another name");
        }
        var details = request.details().toDetails();
        details.leansOn().orElse(LeansOn.NONE).requirePossible(id, catalog);
        database.change().put(DraftColumns.DETAILS, id, details).commit();
        catalog.keep(CollectionState.created(id, new CollectionState.Source.Authored()));
        return new Reply(id.value());
    }
}
