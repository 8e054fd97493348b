package org.packhorse.protocol.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.pack.BaseRange;
import org.packhorse.protocol.pack.FramePlan;
import org.packhorse.protocol.pack.PlanCopy;
import org.packhorse.protocol.pack.PlanItem;

/** Reads a plan's columns back into items, checking every count and position on the way. */
final class PlanDecoder {
    private static final String SUBJECT = "frame plan";

    private final FramePlanMessage message;
    private final Map<Integer, String> mediaTypes = new HashMap<>();
    private final byte[] suffixes;
    private int nextPosition;
    private int nextPath;
    private int nextSuffixByte;
    private long position;
    private byte[] path = new byte[0];

    private PlanDecoder(FramePlanMessage message) {
        this.message = message;
        this.suffixes = message.getSuffixes().toByteArray();
    }

    static FramePlan fromMessage(FramePlanMessage message) throws RefusedInputException {
        var bases = new ArrayList<BaseRange>(message.getBasesCount());
        for (var base : message.getBasesList()) {
            bases.add(base(base));
        }
        var copies = new ArrayList<PlanCopy>(message.getCopiesCount());
        for (var copy : message.getCopiesList()) {
            copies.add(copy(copy));
        }
        return new FramePlan(removed(message), new PlanDecoder(message).items(), bases, copies);
    }

    private static List<Integer> removed(FramePlanMessage message) throws RefusedInputException {
        var removed = new ArrayList<Integer>(message.getRemovedCount());
        long position = 0;
        for (int gap : message.getRemovedList()) {
            position += Integer.toUnsignedLong(gap);
            removed.add(position(position));
        }
        return removed;
    }

    private static int position(long value) throws RefusedInputException {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw Decoding.refusal(SUBJECT, "a position of " + value);
        }
        return (int) value;
    }

    private List<PlanItem> items() throws RefusedInputException {
        if (message.getSizeCount() != message.getKindCount()) {
            throw Decoding.refusal(SUBJECT, message.getSizeCount() + " sizes of " + message.getKindCount() + " items");
        }
        readMediaTypes();
        var items = new ArrayList<PlanItem>(message.getKindCount());
        for (int i = 0; i < message.getKindCount(); i++) {
            items.add(item(i));
        }
        if (nextPosition != message.getPositionCount()
                || nextPath != message.getSharedCount()
                || nextPath != message.getSuffixLengthCount()
                || nextSuffixByte != suffixes.length) {
            throw Decoding.refusal(SUBJECT, "columns of different lengths");
        }
        return items;
    }

    private void readMediaTypes() throws RefusedInputException {
        int before = -1;
        for (var type : message.getMediaTypesList()) {
            int item = type.getItem();
            if (item <= before || item >= message.getKindCount() || message.getKind(item) == PlanCodec.INFO) {
                throw Decoding.refusal(SUBJECT, "a media type of no item or of one before");
            }
            mediaTypes.put(item, requireValid(type.getMediaType()));
            before = item;
        }
    }

    private static String requireValid(String mediaType) throws RefusedInputException {
        if (!MediaTypes.isValid(mediaType)) {
            throw Decoding.refusal(SUBJECT, "a broken media type");
        }
        return mediaType;
    }

    private PlanItem item(int number) throws RefusedInputException {
        long size = message.getSize(number);
        var type = Optional.ofNullable(mediaTypes.get(number));
        return switch (message.getKind(number)) {
            case PlanCodec.REPLACED_LEANING -> new PlanItem.Replaced(nextPosition(), true, size, type);
            case PlanCodec.REPLACED -> new PlanItem.Replaced(nextPosition(), false, size, type);
            case PlanCodec.ADDED -> new PlanItem.Added(nextPath(), size, type);
            case PlanCodec.INFO -> new PlanItem.Description(size);
            default -> throw Decoding.refusal(SUBJECT, "an item of unknown kind " + message.getKind(number));
        };
    }

    private int nextPosition() throws RefusedInputException {
        if (nextPosition >= message.getPositionCount()) {
            throw Decoding.refusal(SUBJECT, "positions are missing");
        }
        long difference = message.getPosition(nextPosition++);
        // Two positions are never further apart, and so the sum cannot overflow.
        if (difference < -Integer.MAX_VALUE || difference > Integer.MAX_VALUE) {
            throw Decoding.refusal(SUBJECT, "a position " + difference + " away from the one before");
        }
        position = position(position + difference);
        return (int) position;
    }

    private FilePath nextPath() throws RefusedInputException {
        if (nextPath >= message.getSharedCount() || nextPath >= message.getSuffixLengthCount()) {
            throw Decoding.refusal(SUBJECT, "paths are missing");
        }
        int shared = message.getShared(nextPath);
        int length = message.getSuffixLength(nextPath);
        nextPath++;
        boolean fits = shared >= 0
                && shared <= path.length
                && length >= 0
                && length <= FilePath.LIMIT_BYTES
                && shared + length <= FilePath.LIMIT_BYTES
                && length <= suffixes.length - nextSuffixByte;
        if (!fits) {
            throw Decoding.refusal(SUBJECT, "a path that is not there");
        }
        var bytes = new byte[shared + length];
        System.arraycopy(path, 0, bytes, 0, shared);
        System.arraycopy(suffixes, nextSuffixByte, bytes, shared, length);
        if (PlanCodec.sharedBytes(path, bytes) != shared) {
            throw Decoding.refusal(SUBJECT, "a path that repeats what the one before it has");
        }
        nextSuffixByte += length;
        path = bytes;
        try {
            return FilePath.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw Decoding.refusal(SUBJECT, "a path that is not UTF-8");
        }
    }

    private static BaseRange base(BaseRangeMessage message) throws RefusedInputException {
        var source = switch (message.getSourceCase()) {
            case OLD_POSITION -> new BaseRange.Source.OldFile(position(message.getOldPosition()));
            case FRAMES_BACK -> new BaseRange.Source.EarlierFrame(message.getFramesBack());
            case SOURCE_NOT_SET -> throw Decoding.refusal(SUBJECT, "a base without a source");
        };
        return new BaseRange(source, message.getOffset(), position(message.getLength()));
    }

    private static PlanCopy copy(CopyMessage message) throws RefusedInputException {
        var target = switch (message.getTargetCase()) {
            case AT_POSITION -> new PlanCopy.Target.AtPosition(position(message.getAtPosition()));
            case AT_PATH -> new PlanCopy.Target.AtPath(FilePath.parse(message.getAtPath()));
            case TARGET_NOT_SET -> throw Decoding.refusal(SUBJECT, "a copy without a target");
        };
        var source = switch (message.getSourceCase()) {
            case OLD_POSITION -> new PlanCopy.Source.OldFile(position(message.getOldPosition()));
            case ITEM -> new PlanCopy.Source.Item(position(message.getItem()));
            case SOURCE_NOT_SET -> throw Decoding.refusal(SUBJECT, "a copy without a source");
        };
        var type = message.getMediaType();
        return new PlanCopy(target, source, type.isEmpty() ? Optional.empty() : Optional.of(requireValid(type)));
    }
}
