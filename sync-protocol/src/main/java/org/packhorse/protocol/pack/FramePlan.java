package org.packhorse.protocol.pack;

import java.util.List;

/**
 * What a frame does, and how its body is to be read.
 *
 * <p>The body's content is, in this order: what is still missing of the file that the frame before left unfinished, then
 * each item's content; the last item may go on in the next frame. The body's base is: {@link #bases}, then the whole old
 * content of each item that leans on it, in the order of the items.
 *
 * @param removed positions of old files that the new version lacks, ascending
 * @param items files that begin here, at most {@link FrameLimits#ITEMS}
 * @param copies files made of content that is there already, done after the items
 */
public record FramePlan(List<Integer> removed, List<PlanItem> items, List<BaseRange> bases, List<PlanCopy> copies) {
    public FramePlan {
        removed = List.copyOf(removed);
        items = List.copyOf(items);
        bases = List.copyOf(bases);
        copies = List.copyOf(copies);
        if (items.size() > FrameLimits.ITEMS) {
            throw new IllegalArgumentException(items.size() + " items, more than " + FrameLimits.ITEMS);
        }
        if (Math.max(Math.max(removed.size(), bases.size()), copies.size()) > FrameLimits.REFERENCES) {
            throw new IllegalArgumentException("more than " + FrameLimits.REFERENCES + " references of a kind");
        }
        removed.forEach(Positions::require);
        for (int i = 1; i < removed.size(); i++) {
            if (removed.get(i - 1) >= removed.get(i)) {
                throw new IllegalArgumentException("removals out of order");
            }
        }
        requireLimits(bases);
    }

    private static void requireLimits(List<BaseRange> bases) {
        long bytes = 0;
        long files = 0;
        for (var base : bases) {
            switch (base) {
                case BaseRange.OldFiles run -> files += run.count();
                case BaseRange.Window window -> bytes += window.length();
                case BaseRange.EarlierFrame part -> bytes += part.length();
            }
        }
        if (bytes > FrameLimits.BASE_BYTES) {
            throw new IllegalArgumentException("a base of more than " + FrameLimits.BASE_BYTES + " bytes");
        }
        if (files > FrameLimits.REFERENCES) {
            throw new IllegalArgumentException("a base of more than " + FrameLimits.REFERENCES + " files");
        }
    }
}
