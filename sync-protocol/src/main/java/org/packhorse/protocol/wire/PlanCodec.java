package org.packhorse.protocol.wire;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.pack.BaseRange;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.pack.FramePlan;
import org.packhorse.protocol.pack.PlanCopy;
import org.packhorse.protocol.pack.PlanItem;

/**
 * Writes and reads plans, before compression.
 *
 * <p>Columns, not rows: what is alike stands together, which compresses to about half. Positions are differences, paths
 * share their beginnings with the path before.
 */
public final class PlanCodec {
    static final int REPLACED_LEANING = 0;
    static final int REPLACED = 1;
    static final int ADDED = 2;
    static final int INFO = 3;

    private static final Decoding<FramePlanMessage, FramePlan> PLAN = new Decoding<>(
            "frame plan", FrameLimits.PLAN_BYTES, form(), FramePlanMessage.parser(), PlanDecoder::fromMessage);

    private PlanCodec() {}

    private static CanonicalForm form() {
        var plan = FramePlanMessage.getDescriptor();
        // Seven columns, a stated type for each item, ranges and copies, with the fields inside them.
        return CanonicalForm.of("frame plan", plan, 7 + 3 * FrameLimits.ITEMS + (4 + 4) * FrameLimits.REFERENCES)
                .limit(plan, FramePlanMessage.REMOVED_FIELD_NUMBER, FrameLimits.REFERENCES)
                .limit(plan, FramePlanMessage.KIND_FIELD_NUMBER, FrameLimits.ITEMS)
                .limit(plan, FramePlanMessage.POSITION_FIELD_NUMBER, FrameLimits.ITEMS)
                .limit(plan, FramePlanMessage.SIZE_FIELD_NUMBER, FrameLimits.ITEMS)
                .limit(plan, FramePlanMessage.SHARED_FIELD_NUMBER, FrameLimits.ITEMS)
                .limit(plan, FramePlanMessage.SUFFIX_LENGTH_FIELD_NUMBER, FrameLimits.ITEMS)
                .limit(plan, FramePlanMessage.MEDIA_TYPES_FIELD_NUMBER, FrameLimits.ITEMS)
                .limit(plan, FramePlanMessage.BASES_FIELD_NUMBER, FrameLimits.REFERENCES)
                .limit(plan, FramePlanMessage.COPIES_FIELD_NUMBER, FrameLimits.REFERENCES);
    }

    /**
     * The canonical encoding of {@code plan}.
     *
     * @throws IllegalArgumentException where it takes more than {@link FrameLimits#PLAN_BYTES}
     */
    public static byte[] encode(FramePlan plan) {
        var message = FramePlanMessage.newBuilder();
        int before = 0;
        for (int position : plan.removed()) {
            message.addRemoved(position - before);
            before = position;
        }
        new ItemColumns(message).addAll(plan.items());
        for (var base : plan.bases()) {
            message.addBases(toMessage(base));
        }
        for (var copy : plan.copies()) {
            message.addCopies(toMessage(copy));
        }
        return PLAN.encode(message.build());
    }

    private static BaseRangeMessage toMessage(BaseRange base) {
        var message = BaseRangeMessage.newBuilder().setOffset(base.offset()).setLength(base.length());
        switch (base.source()) {
            case BaseRange.Source.OldFile old -> message.setOldPosition(old.position());
            case BaseRange.Source.EarlierFrame earlier -> message.setFramesBack(earlier.framesBack());
        }
        return message.build();
    }

    private static CopyMessage toMessage(PlanCopy copy) {
        var message = CopyMessage.newBuilder().setMediaType(copy.mediaType().orElse(""));
        switch (copy.target()) {
            case PlanCopy.Target.AtPosition at -> message.setAtPosition(at.position());
            case PlanCopy.Target.AtPath at -> message.setAtPath(at.path().value());
        }
        switch (copy.source()) {
            case PlanCopy.Source.OldFile old -> message.setOldPosition(old.position());
            case PlanCopy.Source.Item item -> message.setItem(item.number());
        }
        return message.build();
    }

    /**
     * The plan that {@code bytes} encode.
     *
     * @throws RefusedInputException where they are no plan or break a limit
     */
    public static FramePlan decode(byte[] bytes) throws RefusedInputException {
        return PLAN.decode(bytes);
    }

    /** With how many bytes of {@code before} the {@code path} begins. */
    static int sharedBytes(byte[] before, byte[] path) {
        int mismatch = Arrays.mismatch(before, path);
        return mismatch < 0 ? path.length : mismatch;
    }

    /** Items as parallel arrays. */
    private static final class ItemColumns {
        private final FramePlanMessage.Builder message;
        private final ByteArrayOutputStream suffixes = new ByteArrayOutputStream();
        private int position;
        private byte[] path = new byte[0];

        ItemColumns(FramePlanMessage.Builder message) {
            this.message = message;
        }

        void addAll(List<PlanItem> items) {
            for (int i = 0; i < items.size(); i++) {
                int number = i;
                switch (items.get(i)) {
                    case PlanItem.Replaced replaced -> {
                        add(replaced);
                        replaced.mediaType().ifPresent(type -> addType(number, type));
                    }
                    case PlanItem.Added added -> {
                        add(added);
                        added.mediaType().ifPresent(type -> addType(number, type));
                    }
                    case PlanItem.Description info -> message.addKind(INFO).addSize(info.sizeBytes());
                }
            }
            message.setSuffixes(ByteString.copyFrom(suffixes.toByteArray()));
        }

        private void add(PlanItem.Replaced item) {
            message.addKind(item.leaning() ? REPLACED_LEANING : REPLACED)
                    .addPosition(item.position() - (long) position)
                    .addSize(item.sizeDifference());
            position = item.position();
        }

        private void add(PlanItem.Added item) {
            var bytes = item.path().toBytes();
            int shared = sharedBytes(path, bytes);
            message.addKind(ADDED).addSize(item.sizeBytes()).addShared(shared).addSuffixLength(bytes.length - shared);
            suffixes.write(bytes, shared, bytes.length - shared);
            path = bytes;
        }

        private void addType(int item, String mediaType) {
            message.addMediaTypes(MediaTypeMessage.newBuilder().setItem(item).setMediaType(mediaType));
        }
    }

    /** The type to state, where the name of the file does not say it. */
    public static Optional<String> stated(org.packhorse.protocol.content.FileEntry entry) {
        return entry.mediaType().equals(MediaTypes.predict(entry.path()))
                ? Optional.empty()
                : Optional.of(entry.mediaType());
    }
}
