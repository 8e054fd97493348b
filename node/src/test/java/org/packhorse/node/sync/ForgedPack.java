package org.packhorse.node.sync;

import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.node.upstream.InMemoryUpstream;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.pack.FrameCompression;
import org.packhorse.protocol.pack.FramePlan;
import org.packhorse.protocol.pack.FrameRef;
import org.packhorse.protocol.pack.Leans;
import org.packhorse.protocol.pack.PackHead;
import org.packhorse.protocol.wire.PackHeadCodec;
import org.packhorse.protocol.wire.PlanCodec;

/** A pack from version 1 to 2 that keeps every form and digest, whatever its frames say. */
final class ForgedPack {
    private static final Version FROM = new Version(1);
    private static final Version TO = new Version(2);

    private final List<FrameRef> refs = new ArrayList<>();
    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
    private Leans leans = Leans.NONE;

    /** Adds a frame that says {@code plan} and carries {@code content}. */
    ForgedPack frame(FramePlan plan, byte[] content) {
        return frame(compressed(plan), content.length == 0 ? content : compress(content));
    }

    /** Adds a frame of these bytes as they travel. */
    ForgedPack frame(byte[] plan, byte[] body) {
        var frame = new ByteArrayOutputStream();
        frame.writeBytes(plan);
        frame.writeBytes(body);
        refs.add(new FrameRef(plan.length, body.length, Digest.ofContent(frame.toByteArray())));
        frames.writeBytes(frame.toByteArray());
        return this;
    }

    /** A plan as it travels. */
    static byte[] compressed(FramePlan plan) {
        return compress(PlanCodec.encode(plan));
    }

    private static byte[] compress(byte[] bytes) {
        return FrameCompression.compress(bytes, new byte[0], 3);
    }

    /** From now on it claims to lean on {@code others}. */
    ForgedPack leaningOn(Leans others) {
        leans = others;
        return this;
    }

    /** Serves it on {@code link}; what a publisher signs of it. */
    PackOffer serve(InMemoryUpstream link) {
        var head = PackHeadCodec.encode(new PackHead(LESSONS, FROM, TO, refs, 0, leans));
        var all = new ByteArrayOutputStream();
        all.writeBytes(head);
        all.writeBytes(frames.toByteArray());
        var pack = all.toByteArray();
        var offer = new PackOffer(LESSONS, FROM, TO, pack.length, head.length, Digest.ofContent(head), 0, leans);
        link.put(offer.path().value(), pack);
        return offer;
    }
}
