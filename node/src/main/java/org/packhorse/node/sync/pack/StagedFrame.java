package org.packhorse.node.sync.pack;

import java.util.List;
import org.packhorse.protocol.content.Digest;

/**
 * What became of a frame.
 *
 * @param content the blobs whose bytes, one after the other, are the frame's content
 * @param firstCompleted the number of the first file that it completed
 * @param completed the files it completed, in the order of their numbers
 */
public record StagedFrame(List<Piece> content, int firstCompleted, List<Piece> completed) {
    public StagedFrame {
        content = List.copyOf(content);
        completed = List.copyOf(completed);
    }

    /** Whether item {@code number} of the pack was completed by it. */
    boolean completes(int number) {
        return number >= firstCompleted && number - firstCompleted < completed.size();
    }

    /** The file that item {@code number} became, which it completed. */
    Piece item(int number) {
        return completed.get(number - firstCompleted);
    }

    /** A blob that a frame brought. */
    public record Piece(Digest digest, long sizeBytes) {}
}
