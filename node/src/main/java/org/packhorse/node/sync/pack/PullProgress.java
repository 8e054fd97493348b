package org.packhorse.node.sync.pack;

import java.util.Optional;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.pack.Leans;

/**
 * How far a pack has been staged.
 *
 * @param packHead the digest of the pack's head: staged frames of another pack are worth nothing
 * @param from the version the pack leans on
 * @param to the version it makes
 * @param leans what it leans on besides, which stays here until it is done
 * @param nextFrame the first frame that is not staged yet
 * @param itemsDone how many files the staged frames have completed
 * @param open the file whose content goes on in the next frame
 * @param description the collection's new description, where a staged frame had one
 */
public record PullProgress(
        Digest packHead,
        Version from,
        Version to,
        Leans leans,
        int nextFrame,
        int itemsDone,
        Optional<OpenFile> open,
        Optional<Digest> description) {
    /** The beginning of {@code pack}. */
    public static PullProgress begin(PackOffer pack) {
        return new PullProgress(
                pack.headDigest(), pack.from(), pack.to(), pack.leans(), 0, 0, Optional.empty(), Optional.empty());
    }

    /** The same, standing before {@code frame} with {@code itemsDone} files complete. */
    PullProgress standingBefore(int frame, int itemsDone, Optional<OpenFile> open, Optional<Digest> description) {
        return new PullProgress(packHead, from, to, leans, frame, itemsDone, open, description);
    }

    /**
     * A file of which a part is staged.
     *
     * @param target where it goes; empty for the description
     * @param sizeBytes of the whole
     * @param missingBytes what is still to come
     * @param firstFrame the frame whose last piece is its first
     */
    public record OpenFile(
            Optional<FilePath> target, String mediaType, long sizeBytes, long missingBytes, int firstFrame) {}
}
