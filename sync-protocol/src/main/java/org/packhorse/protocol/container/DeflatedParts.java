package org.packhorse.protocol.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.deflate.DeflateModel;
import org.packhorse.protocol.deflate.DeflateRebuilder;

/** Rebuilds the deflate streams of one container, one after the other. */
final class DeflatedParts {
    /** What the first stream is predicted to be made with. */
    static final DeflateModel FIRST_MODEL = new DeflateModel(6, DeflateModel.Family.ZLIB);

    private final Columns notes;
    private final DeflateRebuilder rebuilder = new DeflateRebuilder();
    private DeflateModel model = FIRST_MODEL;

    DeflatedParts(Columns notes) {
        this.notes = notes;
    }

    /** Writes the next stream, made of {@code sizeBytes} bytes of {@code content}. */
    void rebuild(InputStream content, long sizeBytes, OutputStream out) throws IOException, RefusedInputException {
        model = DeflateModel.of((int) notes.within(Column.DEFLATE_MODEL, DeflateModel.CODE_LIMIT, model.code(), 0));
        rebuilder.rebuild(content, sizeBytes, model, notes, out);
    }
}
