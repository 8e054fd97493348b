package org.packhorse.protocol.pack;

/** What a frame may cost a node that decodes it; checked before the memory is spent. */
public final class FrameLimits {
    /** Content of one frame. Base and content together fit the 16 MiB window that measurements found sufficient. */
    public static final int CONTENT_BYTES = 8 << 20;

    /** What a body may lean on. */
    public static final int BASE_BYTES = 8 << 20;

    /** A body as it travels: incompressible content plus zstd's overhead of at most 1/256 and 512 bytes. */
    public static final int BODY_BYTES = CONTENT_BYTES + (CONTENT_BYTES >> 8) + 512;

    /** A plan before compression: {@link #ITEMS} paths of 100 bytes that share nothing, and the columns beside them. */
    public static final int PLAN_BYTES = 4 << 20;

    /** Files that begin in one frame: 8 MiB of files of 256 bytes. */
    public static final int ITEMS = 32_768;

    /** Ranges, files in ranges, removals or copies in one frame. */
    public static final int REFERENCES = 65_536;

    /** Frames of one pack: 512 GiB of content. */
    public static final int FRAMES = 65_536;

    /** Other collections that a pack leans on: each is a list to be looked into, and one more condition that few nodes meet. */
    public static final int LEANS = 4;

    /** What stands before the first frame: {@link #FRAMES} frames named with 46 bytes each. */
    public static final int HEAD_BYTES = 4 << 20;

    private FrameLimits() {}
}
