package org.packhorse.protocol.wire;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.packhorse.protocol.pack.BaseRange;
import org.packhorse.protocol.pack.FramePlan;
import org.packhorse.protocol.pack.PlanCopy;
import org.packhorse.protocol.pack.PlanItem;

/** Writes a plan as parallel columns of differences. Used once. */
final class PlanEncoder {
    private final FramePlanMessage.Builder message = FramePlanMessage.newBuilder();
    private final ByteArrayOutputStream suffixes = new ByteArrayOutputStream();
    private int position;
    private int namesake;
    private int copied;
    private long nextBase;
    private long endOfBase;
    private byte[] text = new byte[0];

    private PlanEncoder() {}

    static FramePlanMessage toMessage(FramePlan plan) {
        var encoder = new PlanEncoder();
        int before = 0;
        for (int removed : plan.removed()) {
            encoder.message.addRemoved(removed - before);
            before = removed;
        }
        plan.items().forEach(encoder::add);
        plan.copies().forEach(encoder::add);
        plan.bases().forEach(encoder::add);
        return encoder.message
                .setSuffixes(ByteString.copyFrom(encoder.suffixes.toByteArray()))
                .build();
    }

    private void add(PlanItem item) {
        switch (item) {
            case PlanItem.Replaced replaced -> {
                addKind(replaced.leaning() ? PlanCodec.REPLACED_LEANING : PlanCodec.REPLACED, replaced.mediaType());
                addPosition(replaced.position());
                message.addSize(replaced.sizeDifference());
            }
            case PlanItem.Added added -> {
                addKind(PlanCodec.ADDED, added.mediaType());
                addText(added.path().value());
                message.addSize(added.sizeBytes());
            }
            case PlanItem.Namesake named -> {
                addKind(PlanCodec.NAMESAKE, named.mediaType());
                addText(named.folder());
                message.addNamesake(named.position() - (long) namesake).addSize(named.sizeDifference());
                namesake = named.position();
            }
            case PlanItem.Description info -> {
                addKind(PlanCodec.INFO, Optional.empty());
                message.addSize(info.sizeBytes());
            }
        }
    }

    private void add(PlanCopy copy) {
        switch (copy.target()) {
            case PlanCopy.Target.AtPosition at -> {
                addKind(PlanCodec.COPY_REPLACING, copy.mediaType());
                addPosition(at.position());
            }
            case PlanCopy.Target.AtPath at -> {
                addKind(PlanCodec.COPY_ADDED, copy.mediaType());
                addText(at.path().value());
            }
            case PlanCopy.Target.InFolder in -> {
                addKind(PlanCodec.COPY_NAMESAKE, copy.mediaType());
                addText(in.folder());
            }
        }
        int number = switch (copy.source()) {
            case PlanCopy.Source.Item item -> item.number();
            case PlanCopy.Source.OldFile file -> file.position();
        };
        message.addCopySource(
                        copy.source() instanceof PlanCopy.Source.Item
                                ? PlanCodec.OF_THIS_PACK
                                : PlanCodec.OF_OLD_VERSION)
                .addCopyNumber(number - (long) copied);
        copied = number;
    }

    private void add(BaseRange range) {
        switch (range) {
            case BaseRange.EarlierFrame part -> {
                message.addBaseSource(PlanCodec.BASE_EARLIER).addBasePosition(part.framesBack());
                addPart(part.offset(), part.length());
            }
            case BaseRange.Window window -> {
                message.addBaseSource(PlanCodec.BASE_WINDOW).addBasePosition(window.position() - nextBase);
                nextBase = window.position() + 1L;
                addPart(window.offset(), window.length());
            }
            case BaseRange.OldFiles files -> {
                message.addBaseSource(PlanCodec.BASE_FILES)
                        .addBasePosition(files.position() - nextBase)
                        .addBaseFiles(files.count());
                nextBase = (long) files.position() + files.count();
            }
        }
    }

    private void addPart(long offset, int length) {
        message.addBaseOffset(offset - endOfBase).addBaseLength(length);
        endOfBase = offset + length;
    }

    private void addKind(int kind, Optional<String> mediaType) {
        int number = message.getKindCount();
        message.addKind(kind);
        mediaType.ifPresent(type -> message.addMediaTypes(
                MediaTypeMessage.newBuilder().setItem(number).setMediaType(type)));
    }

    private void addPosition(int value) {
        message.addPosition(value - (long) position);
        position = value;
    }

    private void addText(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        int shared = PlanCodec.sharedBytes(text, bytes);
        message.addShared(shared).addSuffixLength(bytes.length - shared);
        suffixes.write(bytes, shared, bytes.length - shared);
        text = bytes;
    }
}
