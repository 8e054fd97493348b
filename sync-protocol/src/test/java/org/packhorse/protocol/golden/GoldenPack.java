package org.packhorse.protocol.golden;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.golden.PlainVersion.PlainFile;
import org.packhorse.protocol.pack.BaseRange;
import org.packhorse.protocol.pack.FrameCompression;
import org.packhorse.protocol.pack.FramePlan;
import org.packhorse.protocol.pack.FrameRef;
import org.packhorse.protocol.pack.Leans;
import org.packhorse.protocol.pack.PackHead;
import org.packhorse.protocol.pack.PlanItem;
import org.packhorse.protocol.wire.PackHeadCodec;
import org.packhorse.protocol.wire.PlanCodec;

/** A pack of frames whose plans somebody wrote by hand. */
final class GoldenPack {
    private static final int LEVEL = 19;

    private final List<PlainFile> old;
    private final byte[] oldInfo;
    private final List<byte[]> contents = new ArrayList<>();
    private final List<FrameRef> frames = new ArrayList<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    /** @param old files of the old version, then those of versions of other collections */
    GoldenPack(List<PlainFile> old, byte[] oldInfo) {
        this.old = old;
        this.oldInfo = oldInfo;
    }

    void frame(FramePlan plan, byte[] content) {
        var planBytes = FrameCompression.compress(PlanCodec.encode(plan), new byte[0], LEVEL);
        var body = FrameCompression.compress(content, base(plan), LEVEL);
        var frame = new ByteArrayOutputStream();
        frame.writeBytes(planBytes);
        frame.writeBytes(body);
        frames.add(new FrameRef(planBytes.length, body.length, Digest.ofContent(frame.toByteArray())));
        written.writeBytes(frame.toByteArray());
        contents.add(content);
    }

    private byte[] base(FramePlan plan) {
        var base = new ByteArrayOutputStream();
        var leanedOn = new ArrayList<Integer>();
        for (var item : plan.items()) {
            if (item instanceof PlanItem.Replaced replaced && replaced.leaning()) {
                leanedOn.add(replaced.position());
            }
        }
        for (var range : plan.bases()) {
            switch (range) {
                case BaseRange.Window part ->
                    base.write(old.get(part.position()).content(), (int) part.offset(), part.length());
                case BaseRange.EarlierFrame part ->
                    base.write(contents.get(contents.size() - part.framesBack()), (int) part.offset(), part.length());
                case BaseRange.OldFiles files ->
                    IntStream.range(files.position(), files.position() + files.count())
                            .filter(position -> !leanedOn.contains(position))
                            .forEach(position ->
                                    base.writeBytes(old.get(position).content()));
            }
        }
        for (var item : plan.items()) {
            if (item instanceof PlanItem.Replaced replaced && replaced.leaning()) {
                base.writeBytes(old.get(replaced.position()).content());
            } else if (item instanceof PlanItem.Description) {
                base.writeBytes(oldInfo);
            }
        }
        return base.toByteArray();
    }

    byte[] toBytes(CollectionId collection, Version from, Version to, Leans leans) {
        long contentBytes = contents.stream().mapToLong(c -> c.length).sum();
        var pack = new ByteArrayOutputStream();
        pack.writeBytes(PackHeadCodec.encode(new PackHead(collection, from, to, frames, contentBytes, leans)));
        pack.writeBytes(written.toByteArray());
        return pack.toByteArray();
    }
}
