package org.packhorse.node.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.packhorse.node.publish.base.Relatives;
import org.packhorse.protocol.content.Digest;
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
 * <p>A frame's base is what its items lean on by themselves; what room is left goes to their relatives in the old version, and
 * then to the frame before. Holds one frame's content and base, and the content of the frame before.
 */
final class PackFrames {
    /** For content that is compressed already and leans on nothing: no gain is to be had, so no time is spent. */
    private static final int LEVEL_INCOMPRESSIBLE = 1;

    /** Plans are small. */
    private static final int LEVEL_PLAN = 22;

    /** Leaves room for the columns beside paths and media types. */
    private static final int TEXT_LIMIT_BYTES = FrameLimits.PLAN_BYTES / 4;

    private final OutputStream out;
    private final int level;
    private final Optional<OldContent> old;
    private Optional<Relatives> relatives = Optional.empty();
    private final List<FrameRef> written = new ArrayList<>();
    private final List<Integer> removed = new ArrayList<>();
    private final List<PlanItem> items = new ArrayList<>();
    private final List<PlanCopy> copies = new ArrayList<>();
    private final List<BaseRange> ranges = new ArrayList<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final ByteArrayOutputStream rangesBase = new ByteArrayOutputStream();
    private final ByteArrayOutputStream leaningBase = new ByteArrayOutputStream();
    private final Set<Integer> leanedOn = new HashSet<>();
    private byte[] contentBefore = new byte[0];
    private int textBytes;
    private boolean compressible;
    private int itemsBegun;
    private long contentBytes;

    /**
     * Frames that go to {@code out}.
     *
     * @param old what the receiver has, where it has something
     * @param level of compression, as zstd counts
     */
    PackFrames(OutputStream out, Optional<OldContent> old, int level) {
        this.out = out;
        this.old = old;
        this.level = level;
    }

    /** What further items do not lean on by themselves is looked for in {@code relatives}. */
    void leanOn(Relatives relatives) throws IOException {
        if (content.size() > 0) {
            endFrame();
        }
        this.relatives = Optional.of(relatives);
    }

    /** Whether {@code size} bytes of content, leaning on {@code base} bytes, still fit the frame being filled. */
    boolean fits(long size, long base) {
        return content.size() + size <= FrameLimits.CONTENT_BYTES
                && leaningBase.size() + base <= FrameLimits.BASE_BYTES
                && items.size() < FrameLimits.ITEMS
                && copies.size() < FrameLimits.REFERENCES
                && removed.size() < FrameLimits.REFERENCES
                && textBytes < TEXT_LIMIT_BYTES;
    }

    /** Says that the old file at {@code position} is no more. */
    void remove(int position) {
        removed.add(position);
    }

    /** Begins a file; its content follows with {@link #addContent}. Returns the item's number in the pack. */
    int begin(PlanItem item) {
        items.add(item);
        switch (item) {
            case PlanItem.Added added -> addText(added.path().value(), added.mediaType());
            case PlanItem.Namesake named -> addText(named.folder(), named.mediaType());
            case PlanItem.Replaced replaced -> {
                addText("", replaced.mediaType());
                if (replaced.leaning()) {
                    leanedOn.add(replaced.position());
                }
            }
            case PlanItem.Description _ -> {}
        }
        return itemsBegun++;
    }

    /** Adds the content that an item leans on as a whole, in the order of the items. */
    void addLeaningBase(byte[] bytes) {
        leaningBase.writeBytes(bytes);
    }

    /** Adds content of the file begun last. */
    void addContent(byte[] bytes, boolean isCompressible) {
        content.writeBytes(bytes);
        compressible |= isCompressible;
    }

    /** Makes a file of content that the receiver has. */
    void copy(PlanCopy copy) {
        copies.add(copy);
        addText(
                switch (copy.target()) {
                    case PlanCopy.Target.AtPath at -> at.path().value();
                    case PlanCopy.Target.InFolder in -> in.folder();
                    case PlanCopy.Target.AtPosition _ -> "";
                },
                copy.mediaType());
    }

    private void addText(String text, Optional<String> mediaType) {
        textBytes += 3 * text.length() + mediaType.map(String::length).orElse(0);
    }

    /** Ends the frame being filled and writes it; does nothing where nothing was put into it. */
    void endFrame() throws IOException {
        if (content.size() == 0 && items.isEmpty() && copies.isEmpty() && removed.isEmpty()) {
            return;
        }
        leanOnRelatives();
        leanOnFrameBefore();
        var plan = new FramePlan(removed, items, ranges, copies);
        var planBytes = FrameCompression.compress(PlanCodec.encode(plan), new byte[0], LEVEL_PLAN);
        rangesBase.writeBytes(leaningBase.toByteArray());
        var body = compress(content.toByteArray(), rangesBase.toByteArray());
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

    private byte[] compress(byte[] bytes, byte[] base) {
        if (bytes.length == 0) {
            return bytes;
        }
        return FrameCompression.compress(bytes, base, compressible || base.length > 0 ? level : LEVEL_INCOMPRESSIBLE);
    }

    private void leanOnRelatives() throws IOException {
        if (relatives.isEmpty() || old.isEmpty()) {
            return;
        }
        var chosen = relatives.get().choose(content.toByteArray(), leaningBase.toByteArray(), room());
        for (var range : chosen) {
            ranges.add(range);
            rangesBase.writeBytes(
                    switch (range) {
                        case BaseRange.OldFiles files -> old.get().read(files, leanedOn);
                        case BaseRange.Window window -> old.get().read(window);
                        case BaseRange.EarlierFrame _ ->
                            throw new IllegalStateException("that is not in the old version");
                    });
        }
    }

    private int room() {
        return FrameLimits.BASE_BYTES - rangesBase.size() - leaningBase.size();
    }

    /** What room is left in the base goes to the end of the frame before, where both hold text. */
    private void leanOnFrameBefore() {
        int length = Math.min(room(), contentBefore.length);
        if (!compressible || length == 0) {
            return;
        }
        int offset = contentBefore.length - length;
        ranges.add(new BaseRange.EarlierFrame(1, offset, length));
        rangesBase.writeBytes(Arrays.copyOfRange(contentBefore, offset, contentBefore.length));
    }

    private void clear() {
        removed.clear();
        items.clear();
        copies.clear();
        ranges.clear();
        leanedOn.clear();
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
