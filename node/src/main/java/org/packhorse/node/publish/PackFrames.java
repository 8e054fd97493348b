package org.packhorse.node.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.pack.BaseRange;
import org.packhorse.protocol.pack.FrameCompression;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.pack.FramePlan;
import org.packhorse.protocol.pack.FrameRef;
import org.packhorse.protocol.pack.PlanCopy;
import org.packhorse.protocol.pack.PlanItem;
import org.packhorse.protocol.wire.PlanCodec;

/**
 * Fills frames one after the other and writes each to {@code out} when it is full. One thread.
 *
 * <p>Holds one frame's content and base, and the content of the frame before for the next to lean on.
 */
final class PackFrames {
    /** Measured: level 19 loses almost nothing against 22 and is several times as fast. */
    private static final int LEVEL = 19;

    /** For content that is compressed already and leans on nothing: no gain is to be had, so no time is spent. */
    private static final int LEVEL_INCOMPRESSIBLE = 1;

    /** Leaves room for the columns beside paths and media types. */
    private static final int TEXT_LIMIT_BYTES = FrameLimits.PLAN_BYTES / 4;

    private final OutputStream out;
    private final List<FrameRef> written = new ArrayList<>();
    private final List<Integer> removed = new ArrayList<>();
    private final List<PlanItem> items = new ArrayList<>();
    private final List<PlanCopy> copies = new ArrayList<>();
    private final List<BaseRange> ranges = new ArrayList<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final ByteArrayOutputStream rangesBase = new ByteArrayOutputStream();
    private final ByteArrayOutputStream leaningBase = new ByteArrayOutputStream();
    private byte[] contentBefore = new byte[0];
    private int textBytes;
    private boolean compressible;
    private int itemsBegun;
    private long contentBytes;

    PackFrames(OutputStream out) {
        this.out = out;
    }

    /** Whether {@code size} bytes of content, leaning on {@code base} bytes, still fit the frame being filled. */
    boolean fits(long size, long base) {
        return content.size() + size <= FrameLimits.CONTENT_BYTES
                && rangesBase.size() + leaningBase.size() + base <= FrameLimits.BASE_BYTES
                && items.size() < FrameLimits.ITEMS
                && copies.size() < FrameLimits.REFERENCES
                && removed.size() < FrameLimits.REFERENCES
                && textBytes < TEXT_LIMIT_BYTES;
    }

    /** Whether nothing has been put into the frame being filled. */
    boolean isEmpty() {
        return content.size() == 0 && items.isEmpty() && copies.isEmpty() && removed.isEmpty();
    }

    /** Says that the old file at {@code position} is no more. */
    void remove(int position) {
        removed.add(position);
    }

    /** Begins a file; its content follows with {@link #addContent}. Returns the item's number in the pack. */
    int begin(PlanItem item) {
        items.add(item);
        switch (item) {
            case PlanItem.Added added -> {
                addText(added.path());
                added.mediaType().ifPresent(this::addText);
            }
            case PlanItem.Replaced replaced -> replaced.mediaType().ifPresent(this::addText);
            case PlanItem.Description description -> {}
        }
        return itemsBegun++;
    }

    /** Adds the content that an item leans on as a whole, in the order of the items. */
    void addLeaningBase(byte[] old) {
        leaningBase.writeBytes(old);
    }

    /** Adds a range that the frame leans on. */
    void addBase(BaseRange range, byte[] bytes) {
        ranges.add(range);
        rangesBase.writeBytes(bytes);
    }

    /** Adds content of the file begun last. */
    void addContent(byte[] bytes, boolean isCompressible) {
        content.writeBytes(bytes);
        compressible |= isCompressible;
    }

    /** Makes a file of content that the receiver has. */
    void copy(PlanCopy copy) {
        copies.add(copy);
        if (copy.target() instanceof PlanCopy.Target.AtPath at) {
            addText(at.path());
        }
        copy.mediaType().ifPresent(this::addText);
    }

    private void addText(FilePath path) {
        textBytes += path.toBytes().length;
    }

    private void addText(String mediaType) {
        textBytes += mediaType.length();
    }

    /** Ends the frame being filled and writes it. */
    void endFrame() throws IOException {
        leanOnFrameBefore();
        var plan = new FramePlan(removed, items, ranges, copies);
        var planBytes = FrameCompression.compress(PlanCodec.encode(plan), new byte[0], LEVEL);
        rangesBase.writeBytes(leaningBase.toByteArray());
        var base = rangesBase.toByteArray();
        var body = content.size() == 0
                ? new byte[0]
                : FrameCompression.compress(
                        content.toByteArray(), base, compressible || base.length > 0 ? LEVEL : LEVEL_INCOMPRESSIBLE);
        var sha256 = Digest.sha256();
        sha256.update(planBytes);
        sha256.update(body);
        written.add(new FrameRef(planBytes.length, body.length, Digest.finish(sha256)));
        out.write(planBytes);
        out.write(body);
        contentBytes += content.size();
        contentBefore = compressible ? content.toByteArray() : new byte[0];
        clear();
    }

    /** What room is left in the base goes to the end of the frame before, where both hold text. */
    private void leanOnFrameBefore() {
        int room = FrameLimits.BASE_BYTES - rangesBase.size() - leaningBase.size();
        int length = Math.min(room, contentBefore.length);
        if (!compressible || length == 0) {
            return;
        }
        int offset = contentBefore.length - length;
        addBase(
                new BaseRange(new BaseRange.Source.EarlierFrame(1), offset, length),
                Arrays.copyOfRange(contentBefore, offset, contentBefore.length));
    }

    private void clear() {
        removed.clear();
        items.clear();
        copies.clear();
        ranges.clear();
        content.reset();
        rangesBase.reset();
        leaningBase.reset();
        textBytes = 0;
        compressible = false;
    }

    /** The frames written so far. */
    List<FrameRef> written() {
        return List.copyOf(written);
    }

    /** Content of the frames written so far, before compression. */
    long contentBytes() {
        return contentBytes;
    }
}
