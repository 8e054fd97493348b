package org.packhorse.protocol.pack;

import java.util.List;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;

/**
 * The versions of other collections that a pack leans on. To its plans, their entries follow those of the old version, in this
 * order.
 *
 * @param all in ascending order of their collections' names, each collection once, at most {@link FrameLimits#LEANS}
 */
public record Leans(List<Lean> all) {
    /** A pack that leans on its own collection only. */
    public static final Leans NONE = new Leans(List.of());

    /** Hexadecimal digits that tell packs between the same versions apart. */
    private static final int NAME_DIGITS = 16;

    public Leans {
        all = List.copyOf(all);
        if (all.size() > FrameLimits.LEANS) {
            throw new IllegalArgumentException(
                    "a pack that leans on " + all.size() + " other collections, more than " + FrameLimits.LEANS);
        }
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i - 1).collection().compareTo(all.get(i).collection()) >= 0) {
                throw new IllegalArgumentException("other collections out of order");
            }
        }
    }

    /** Whether the pack needs nothing of other collections. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether {@code collection} is among them. */
    public boolean has(CollectionId collection) {
        return all.stream().anyMatch(lean -> lean.collection().equals(collection));
    }

    /** What the pack is called by: the beginning of the digest of the manifests' digests, one after the other. */
    public String name() {
        var sha256 = Digest.sha256();
        all.forEach(lean -> sha256.update(lean.manifest().toBytes()));
        return Digest.finish(sha256).toHex().substring(0, NAME_DIGITS);
    }
}
