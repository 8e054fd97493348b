package org.packhorse.protocol.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.column.ColumnsWriter;
import org.packhorse.protocol.content.RefusedInputException;

/** The ZIP family: EPUB, H5P, OpenDocument, Office Open XML, SCORM packages, jar, plain zip. */
final class ZipFormat implements ContainerFormat {
    /** Something may precede the first entry, such as a program that unpacks it; only what begins like a ZIP file is looked at. */
    @Override
    public boolean isLikely(byte[] beginning) {
        return beginning.length >= 4
                && ByteBuffer.wrap(beginning).order(ByteOrder.LITTLE_ENDIAN).getInt() == ZipLayout.LOCAL_SIGNATURE;
    }

    @Override
    public PartSource open(ByteSource source, ColumnsWriter notes) throws IOException, RefusedInputException {
        return new ZipOpener(source, notes).open();
    }

    @Override
    public List<String> names(Columns notes) throws RefusedInputException {
        var headers = new ZipHeaders(notes);
        long count = notes.within(Column.COUNT, ContainerLimits.ENTRIES, 0, 0);
        var names = new PartNames(NameCharset.code(notes, NameCharset.NONE));
        var coding = new ZipEntry().coding;
        for (long i = 0; i < count; i++) {
            coding = headers.codeCoding(coding, coding);
            var name = headers.codeName(new byte[0]);
            switch (coding) {
                case STORED_PART, DEFLATED_PART -> names.add(name);
                case OPAQUE_PART -> names.addUnnamed();
                case NO_PART -> {}
            }
        }
        return names.toList();
    }

    @Override
    public void rebuild(Columns notes, PartSource parts, Output out) throws IOException, RefusedInputException {
        new ZipRebuilder(notes, parts, out).rebuild();
    }
}
