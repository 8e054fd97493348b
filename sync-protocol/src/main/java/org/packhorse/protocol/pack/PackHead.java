package org.packhorse.protocol.pack;

import java.util.List;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;

/**
 * The beginning of a pack: what it does and which frames follow.
 *
 * @param from the version that the receiver must have; {@link Version#NOTHING} for a full pack
 * @param to the version that results
 * @param contentBytes of all frames before compression
 * @param leans what the receiver must have of other collections
 */
public record PackHead(
        CollectionId collection, Version from, Version to, List<FrameRef> frames, long contentBytes, Leans leans) {
    public PackHead {
        frames = List.copyOf(frames);
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("a pack from version " + from + " to " + to);
        }
        if (frames.size() > FrameLimits.FRAMES) {
            throw new IllegalArgumentException(frames.size() + " frames, more than " + FrameLimits.FRAMES);
        }
        if (contentBytes < 0 || contentBytes > (long) frames.size() * FrameLimits.CONTENT_BYTES) {
            throw new IllegalArgumentException(contentBytes + " bytes of content in " + frames.size() + " frames");
        }
        if (leans.has(collection)) {
            throw new IllegalArgumentException("a pack of " + collection + " that leans on it as another");
        }
    }

    /** A pack that leans on its own collection only. */
    public PackHead(CollectionId collection, Version from, Version to, List<FrameRef> frames, long contentBytes) {
        this(collection, from, to, frames, contentBytes, Leans.NONE);
    }

    /** What all frames take as they travel. */
    public long framesLength() {
        return frames.stream().mapToLong(FrameRef::length).sum();
    }

    /** Where frame {@code number} begins, counted from the first frame's first byte. */
    public long offsetOf(int number) {
        return frames.stream().limit(number).mapToLong(FrameRef::length).sum();
    }
}
