package org.packhorse.protocol.wire;

import java.util.Arrays;
import java.util.Optional;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.pack.FramePlan;

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
    static final int NAMESAKE = 4;
    static final int COPY_REPLACING = 5;
    static final int COPY_ADDED = 6;
    static final int COPY_NAMESAKE = 7;

    static final int OF_THIS_PACK = 0;
    static final int OF_OLD_VERSION = 1;

    static final int BASE_EARLIER = 0;
    static final int BASE_WINDOW = 1;
    static final int BASE_FILES = 2;

    private static final Decoding<FramePlanMessage, FramePlan> PLAN = new Decoding<>(
            "frame plan", FrameLimits.PLAN_BYTES, form(), FramePlanMessage.parser(), PlanDecoder::fromMessage);

    private PlanCodec() {}

    private static CanonicalForm form() {
        var plan = FramePlanMessage.getDescriptor();
        int kinds = FrameLimits.ITEMS + FrameLimits.REFERENCES;
        // The columns, and a stated type of three fields for each file.
        return CanonicalForm.of("frame plan", plan, plan.getFields().size() + 3 * kinds)
                .limit(plan, FramePlanMessage.REMOVED_FIELD_NUMBER, FrameLimits.REFERENCES)
                .limit(plan, FramePlanMessage.KIND_FIELD_NUMBER, kinds)
                .limit(plan, FramePlanMessage.POSITION_FIELD_NUMBER, kinds)
                .limit(plan, FramePlanMessage.SIZE_FIELD_NUMBER, FrameLimits.ITEMS)
                .limit(plan, FramePlanMessage.SHARED_FIELD_NUMBER, kinds)
                .limit(plan, FramePlanMessage.SUFFIX_LENGTH_FIELD_NUMBER, kinds)
                .limit(plan, FramePlanMessage.NAMESAKE_FIELD_NUMBER, FrameLimits.ITEMS)
                .limit(plan, FramePlanMessage.MEDIA_TYPES_FIELD_NUMBER, kinds)
                .limit(plan, FramePlanMessage.COPY_SOURCE_FIELD_NUMBER, FrameLimits.REFERENCES)
                .limit(plan, FramePlanMessage.COPY_NUMBER_FIELD_NUMBER, FrameLimits.REFERENCES)
                .limit(plan, FramePlanMessage.BASE_SOURCE_FIELD_NUMBER, FrameLimits.REFERENCES)
                .limit(plan, FramePlanMessage.BASE_POSITION_FIELD_NUMBER, FrameLimits.REFERENCES)
                .limit(plan, FramePlanMessage.BASE_FILES_FIELD_NUMBER, FrameLimits.REFERENCES)
                .limit(plan, FramePlanMessage.BASE_OFFSET_FIELD_NUMBER, FrameLimits.REFERENCES)
                .limit(plan, FramePlanMessage.BASE_LENGTH_FIELD_NUMBER, FrameLimits.REFERENCES);
    }

    /**
     * The canonical encoding of {@code plan}.
     *
     * @throws IllegalArgumentException where it takes more than {@link FrameLimits#PLAN_BYTES}
     */
    public static byte[] encode(FramePlan plan) {
        return PLAN.encode(PlanEncoder.toMessage(plan));
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

    /** The type to state, where the name of the file does not say it. */
    public static Optional<String> stated(FileEntry entry) {
        return entry.mediaType().equals(MediaTypes.predict(entry.path()))
                ? Optional.empty()
                : Optional.of(entry.mediaType());
    }
}
