package org.packhorse.node.sync.plan;

import java.net.URI;
import java.util.Optional;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.exchange.PackOffer;

/** Something that a round has learnt and that what comes next depends on. */
public sealed interface Finding {
    /** An upstream did not answer, or was cut off before it gave much. */
    record Silent(URI upstream) implements Finding {}

    /** The link to an upstream may not be used now, by the school's own rules. */
    record Closed(URI upstream, Closure closure) implements Finding {}

    /** An upstream does not have a pack. */
    record Lacking(Copy copy) implements Finding {}

    /** Bytes of a pack were not the signed ones. A line may garble a frame once; the second time the upstream is to blame. */
    record Damaged(Copy copy) implements Finding {}

    /** A pack breaks the rules although its bytes are the signed ones: nobody has a better one. */
    record Wrong(Digest packHead) implements Finding {}

    /** What a collection's packs lean on was damaged here, and is brought again. */
    record Repairing(CollectionId collection) implements Finding {}

    /** The line was cut while a pack came; the collection waits for the rest of it. */
    record Waiting(CollectionId collection, Digest packHead) implements Finding {}

    /** A hub makes a pack for a collection; it is looked for in a later round. */
    record Promised(CollectionId collection) implements Finding {}

    /** Nobody makes a pack for a collection beside those that there are. */
    record NotPromised(CollectionId collection) implements Finding {}

    /** There is no room for a collection, or no way to it. */
    record GivenUp(CollectionId collection) implements Finding {}

    /** Something went wrong: with a collection, or (where it is empty) with the publisher. */
    record Trouble(Optional<CollectionId> collection, Problem problem) implements Finding {}

    /** Bytes arrived that need not come again. */
    record Progress() implements Finding {}

    /** Readers see a newer version of a collection; what went wrong with it before was overcome. */
    record Shown(CollectionId collection) implements Finding {}

    /** The copy of a pack that an upstream has; the pack is named by its head. */
    record Copy(Digest packHead, URI upstream) {
        public static Copy of(PackOffer pack, KnownUpstream upstream) {
            return new Copy(pack.headDigest(), upstream.address());
        }
    }
}
