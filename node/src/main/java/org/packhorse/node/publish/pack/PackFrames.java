package org.packhorse.node.publish.pack;

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
import org.packhorse.node.store.BlobStore;
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
 * <p>A frame's base is what its items lean on by themselves; what room is left goes to their relatives in the old version and in
 * frames before, and then to the end of the frame before. Holds one frame's content and base, and the content of the frame before.
 */
final class PackFrames {
    /** Tells quickly whether media can be compressed: a tenth of a second for a full frame. */
    private static final int LEVEL_TRIAL = 3;

    /** The part of media by which a trial must shrink them: films do by a thousandth, pictures with room for comments by a fifth. */
    private static final double WORTHWHILE = 0.01;

    /** Plans are small. */
    private static final int LEVEL_PLAN = 22;

    /** Leaves room for the columns beside paths and media types. */
    private static final int TEXT_LIMIT_BYTES = FrameLimits.PLAN_BYTES / 4;

    private final OutputStream out;
    private final int level;
    private final Optional<OldContent> old;
    private final EarlierContent earlier;
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
     * @param blobs from where content can be read again
     * @param old what the receiver has, where it has something
     * @param level of compression, as zstd counts
     */
    PackFrames(OutputStream out, BlobStore blobs, Optional<OldContent> old, int level) {
        this.out = out;
        this.earlier = new EarlierContent(blobs);
        this.old = old;
        this.level = level;
    }

    /** What further items do not lean on by themselves is looked for in {@code relatives}. */
    void leanOn(Relatives relatives) throws IOException {
        if (content.size() > 0) {
            endFrame();
        }
        earlier.forget();
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

    /** Adds content of the file begun last: {@code bytes}, which stand at {@code offset} of {@code blob}. */
    void addContent(Digest blob, long offset, byte[] bytes, boolean isCompressible) {
        earlier.add(blob, offset, bytes.length);
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
        var bytes = content.toByteArray();
        leanOnRelatives(bytes);
        leanOnFrameBefore();
        var plan = new FramePlan(removed, items, ranges, copies);
        var planBytes = FrameCompression.compress(PlanCodec.encode(plan), new byte[0], LEVEL_PLAN);
        rangesBase.writeBytes(leaningBase.toByteArray());
        var body = compress(bytes, rangesBase.toByteArray());
        var sha256 = Digest.sha256();
        sha256.update(planBytes);
        sha256.update(body);
        relatives.ifPresent(found -> found.note(written.size(), bytes));
        earlier.endFrame();
        written.add(new FrameRef(planBytes.length, body.length, Digest.finish(sha256)));
        out.write(planBytes);
        out.write(body);
        contentBytes += bytes.length;
        contentBefore = compressible ? bytes : new byte[0];
        clear();
    }

    private byte[] compress(byte[] bytes, byte[] base) {
        if (bytes.length == 0) {
            return bytes;
        }
        if (!compressible && base.length == 0) {
            var trial = FrameCompression.compress(bytes, base, LEVEL_TRIAL);
            if (trial.length > bytes.length * (1 - WORTHWHILE)) {
                return trial;
            }
        }
        return FrameCompression.compress(bytes, base, level);
    }

    private void leanOnRelatives(byte[] bytes) throws IOException {
        if (relatives.isEmpty()) {
            return;
        }
        var chosen = relatives.get().choose(written.size(), bytes, leaningBase.toByteArray(), room());
        for (var range : chosen) {
            ranges.add(range);
            rangesBase.writeBytes(
                    switch (range) {
                        case BaseRange.OldFiles files -> old.orElseThrow().read(files, leanedOn);
                        case BaseRange.Window window -> old.orElseThrow().read(window);
                        case BaseRange.EarlierFrame frame -> earlier.read(frame);
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
