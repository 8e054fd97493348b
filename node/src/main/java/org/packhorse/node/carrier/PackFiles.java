package org.packhorse.node.carrier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.SplitFile;

/**
 * The files that hold one pack on a carrier: one, or several where it is longer than a part may be. Until all of the pack is there
 * they have names that begin with a dot, which no upstream serves.
 *
 * @param repository the publisher's folder
 * @param partBytes what a file has at most
 */
record PackFiles(Path repository, PackOffer offer, long partBytes) {
    private static final Pattern OURS =
            Pattern.compile("[0-9a-f]{64}\\.from-\\d{1,15}\\.pack(\\.\\d{3})?|\\.[0-9a-f]{64}\\.from-\\d{1,15}\\.pack"
                    + "(\\.\\d{3})?\\.partial");

    /** One of them: the bytes of the pack from {@code offset} on. */
    record Piece(Path path, long offset, long lengthBytes) {
        /** Where it is while the pack is not complete. */
        Path partial() {
            return path.resolveSibling("." + path.getFileName() + ".partial");
        }

        long end() {
            return offset + lengthBytes;
        }
    }

    /** Whether we give files such a name. */
    static boolean isOurs(Path file) {
        return OURS.matcher(String.valueOf(file.getFileName())).matches();
    }

    /** All of them, in order. */
    List<Piece> pieces() {
        long length = offer.lengthBytes();
        if (length <= partBytes) {
            return List.of(new Piece(repository.resolve(offer.path().value()), 0, length));
        }
        var pieces = new ArrayList<Piece>();
        for (long offset = 0; offset < length; offset += partBytes) {
            var path = repository.resolve(SplitFile.part(offer.path(), pieces.size()));
            pieces.add(new Piece(path, offset, Math.min(partBytes, length - offset)));
        }
        return pieces;
    }

    Path folder() {
        return Objects.requireNonNull(pieces().getFirst().path().getParent());
    }
}
