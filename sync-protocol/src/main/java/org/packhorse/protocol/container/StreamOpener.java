package org.packhorse.protocol.container;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipException;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.ColumnsWriter;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.deflate.DeflateAnalyzer;
import org.packhorse.protocol.deflate.DeflateExtent;
import org.packhorse.protocol.deflate.DeflateModel;
import org.packhorse.protocol.deflate.ModelChoice;
import org.packhorse.protocol.deflate.StreamSource;

/** Opens the deflate streams of one container, one after the other. */
final class StreamOpener {
    /** Whether a stream of some extent is what the container says there is. */
    interface Check {
        boolean isWanted(DeflateExtent found) throws IOException;
    }

    /** Corrections that are always allowed. */
    private static final int SMALL_BYTES = 16;

    private final ByteSource source;
    private final ColumnsWriter notes;
    private final ModelChoice choice = new ModelChoice();
    private final DeflateAnalyzer analyzer = new DeflateAnalyzer();
    private DeflateModel model = DeflatedParts.FIRST_MODEL;
    private long inflatedBytes;

    StreamOpener(ByteSource source, ColumnsWriter notes) {
        this.source = source;
        this.notes = notes;
    }

    /**
     * Opens the stream at {@code offset} and notes how it is rebuilt.
     *
     * @param limitBytes the most content that it may have
     * @param check whether a stream of that extent is what the container says there is
     * @return empty, with nothing noted, where there is none, it is broken, or not worth it
     */
    Optional<DeflateExtent> open(long offset, long limitBytes, Check check) throws IOException {
        try {
            return Optional.of(tryOpen(offset, limitBytes, check));
        } catch (ZipException | EOFException | RefusedInputException _) {
            return Optional.empty();
        }
    }

    private DeflateExtent tryOpen(long offset, long limitBytes, Check check) throws IOException, RefusedInputException {
        StreamSource compressed = () -> source.open(offset);
        StreamSource content = () -> PlacedParts.inflated(source, offset);
        DeflateExtent extent;
        try (var in = compressed.open()) {
            extent = DeflateExtent.of(in, Math.min(limitBytes, ContainerLimits.INFLATED_BYTES - inflatedBytes));
        }
        if (!check.isWanted(extent)) {
            throw new RefusedInputException("deflate stream", "it is not as long as its container says");
        }
        long worthwhile = (long) (extent.compressedBytes() * ContainerLimits.CORRECTIONS_SHARE) + SMALL_BYTES;
        var nearest = choice.choose(compressed, content, extent, model);
        var stream = new ColumnsWriter(Math.min(worthwhile, Recipe.LIMIT_BYTES - notes.sizeBytes()));
        stream.code(Column.DEFLATE_MODEL, model.code(), nearest.code());
        analyzer.analyze(compressed, content, extent.contentBytes(), nearest, stream);
        notes.append(stream);
        model = nearest;
        inflatedBytes += extent.contentBytes();
        return extent;
    }
}
