package org.packhorse.node.operation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.packhorse.adminui.port.TeacherShelf;
import org.packhorse.node.control.Operation;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.protocol.content.RefusedInputException;

/** Writes what teachers have added into a file, for a hub to adopt. */
public final class ShelfExport extends Operation<ShelfExport.Request, ShelfExport.Reply> {
    private final TeacherShelf shelf;

    /** What is on {@code shelf}. */
    public ShelfExport(TeacherShelf shelf) {
        super("shelf-export", Request.class);
        this.shelf = shelf;
    }

    /**
     * Where to.
     *
     * @param file an absolute path at which there is nothing yet
     */
    public record Request(String file) {}

    /** What was written. */
    public record Reply(int items, int lists, long bytes) {}

    @Override
    public Reply run(Request request, ProgressSink progress) throws IOException, RefusedInputException {
        var view = shelf.view();
        var file = Path.of(request.file());
        if (view.items().isEmpty()) {
            throw new RefusedInputException(
                    "the teachers' shelf", "there is nothing on it", "add something first, on the teachers' page");
        }
        if (Files.exists(file)) {
            throw new RefusedInputException(file.toString(), "it is there already", "choose another name");
        }
        var made = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (var out = new BufferedOutputStream(
                    Files.newOutputStream(made, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING))) {
                shelf.export(out);
            }
            Files.move(made, file);
        } finally {
            Files.deleteIfExists(made);
        }
        return new Reply(view.items().size(), view.lists().size(), Files.size(file));
    }
}
