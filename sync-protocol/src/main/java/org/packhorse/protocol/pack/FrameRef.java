package org.packhorse.protocol.pack;

import org.packhorse.protocol.content.Digest;

/**
 * A frame as its pack's head names it.
 *
 * @param planLength of the compressed plan in bytes, 1 to {@link FrameLimits#PLAN_BYTES}
 * @param bodyLength of the compressed body in bytes, 0 (no content) to {@link FrameLimits#BODY_BYTES}
 * @param digest of both, one after the other, as they travel
 */
public record FrameRef(int planLength, int bodyLength, Digest digest) {
    public FrameRef {
        if (planLength < 1 || planLength > FrameLimits.PLAN_BYTES) {
            throw new IllegalArgumentException("a plan of " + planLength + " bytes");
        }
        if (bodyLength < 0 || bodyLength > FrameLimits.BODY_BYTES) {
            throw new IllegalArgumentException("a body of " + bodyLength + " bytes");
        }
    }

    /** Plan and body together. */
    public int length() {
        return planLength + bodyLength;
    }
}
