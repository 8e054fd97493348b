package org.packhorse.protocol.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.pack.BaseRange;
import org.packhorse.protocol.pack.FramePlan;
import org.packhorse.protocol.pack.PlanCopy;
import org.packhorse.protocol.pack.PlanItem;

/** Reads a plan's columns back, checking every count and position on the way. Used once. */
final class PlanDecoder {
    static final String SUBJECT = "frame plan";

    private final FramePlanMessage message;
    private final Map<Integer, String> mediaTypes = new HashMap<>();
    private final NumberColumn positions;
    private final NumberColumn sizes;
    private final NumberColumn namesakes;
    private final PlanTexts texts;

    private PlanDecoder(FramePlanMessage message) {
        this.message = message;
        this.positions = new NumberColumn("positions", message.getPositionList());
        this.sizes = new NumberColumn("sizes", message.getSizeList());
        this.namesakes = new NumberColumn("namesakes", message.getNamesakeList());
        this.texts = new PlanTexts(message);
    }

    static FramePlan fromMessage(FramePlanMessage message) throws RefusedInputException {
        return new PlanDecoder(message).plan();
    }

    private FramePlan plan() throws RefusedInputException {
        readMediaTypes();
        int number = 0;
        var items = new ArrayList<PlanItem>();
        while (number < message.getKindCount() && !isCopy(message.getKind(number))) {
            items.add(item(number++));
        }
        var copies = copies(number);
        var bases = bases();
        if (!positions.isAtEnd() || !sizes.isAtEnd() || !namesakes.isAtEnd() || !texts.isAtEnd()) {
            throw Decoding.refusal(SUBJECT, "columns of different lengths");
        }
        return new FramePlan(removed(), items, bases, copies);
    }

    private static boolean isCopy(int kind) {
        return kind >= PlanCodec.COPY_REPLACING && kind <= PlanCodec.COPY_NAMESAKE;
    }

    private List<Integer> removed() throws RefusedInputException {
        var removed = new ArrayList<Integer>(message.getRemovedCount());
        long position = 0;
        for (int gap : message.getRemovedList()) {
            position += Integer.toUnsignedLong(gap);
            removed.add(NumberColumn.position(position));
        }
        return removed;
    }

    private void readMediaTypes() throws RefusedInputException {
        int before = -1;
        for (var type : message.getMediaTypesList()) {
            int item = type.getItem();
            if (item <= before || item >= message.getKindCount() || message.getKind(item) == PlanCodec.INFO) {
                throw Decoding.refusal(SUBJECT, "a media type of no item or of one before");
            }
            if (!MediaTypes.isValid(type.getMediaType())) {
                throw Decoding.refusal(SUBJECT, "a broken media type");
            }
            mediaTypes.put(item, type.getMediaType());
            before = item;
        }
    }

    private PlanItem item(int number) throws RefusedInputException {
        var type = Optional.ofNullable(mediaTypes.get(number));
        return switch (message.getKind(number)) {
            case PlanCodec.REPLACED_LEANING -> new PlanItem.Replaced(positions.nextSum(), true, sizes.next(), type);
            case PlanCodec.REPLACED -> new PlanItem.Replaced(positions.nextSum(), false, sizes.next(), type);
            case PlanCodec.ADDED -> new PlanItem.Added(FilePath.parse(texts.next()), sizes.next(), type);
            case PlanCodec.INFO -> new PlanItem.Description(sizes.next());
            case PlanCodec.NAMESAKE -> new PlanItem.Namesake(texts.next(), namesakes.nextSum(), sizes.next(), type);
            default -> throw unknown(message.getKind(number));
        };
    }

    private static RefusedInputException unknown(int kind) {
        return Decoding.refusal(SUBJECT, "an item of unknown kind " + kind);
    }

    private List<PlanCopy> copies(int first) throws RefusedInputException {
        int count = message.getKindCount() - first;
        if (message.getCopySourceCount() != count) {
            throw Decoding.refusal(SUBJECT, message.getCopySourceCount() + " sources of " + count + " copies");
        }
        var numbers = new NumberColumn("copies", message.getCopyNumberList());
        var copies = new ArrayList<PlanCopy>(count);
        for (int i = 0; i < count; i++) {
            var target = target(message.getKind(first + i));
            int number = numbers.nextSum();
            var source = switch (message.getCopySource(i)) {
                case PlanCodec.OF_THIS_PACK -> new PlanCopy.Source.Item(number);
                case PlanCodec.OF_OLD_VERSION -> new PlanCopy.Source.OldFile(number);
                default -> throw Decoding.refusal(SUBJECT, "a copy from nowhere");
            };
            copies.add(new PlanCopy(target, source, Optional.ofNullable(mediaTypes.get(first + i))));
        }
        numbers.requireEnd();
        return copies;
    }

    private PlanCopy.Target target(int kind) throws RefusedInputException {
        return switch (kind) {
            case PlanCodec.COPY_REPLACING -> new PlanCopy.Target.AtPosition(positions.nextSum());
            case PlanCodec.COPY_ADDED -> new PlanCopy.Target.AtPath(FilePath.parse(texts.next()));
            case PlanCodec.COPY_NAMESAKE -> new PlanCopy.Target.InFolder(texts.next());
            default -> throw unknown(kind);
        };
    }

    private List<BaseRange> bases() throws RefusedInputException {
        var places = new NumberColumn("bases", message.getBasePositionList());
        var offsets = new NumberColumn("offsets of bases", message.getBaseOffsetList());
        int nextPart = 0;
        int nextFiles = 0;
        long position = 0;
        long end = 0;
        var bases = new ArrayList<BaseRange>(message.getBaseSourceCount());
        for (int source : message.getBaseSourceList()) {
            if (source == PlanCodec.BASE_FILES) {
                var files =
                        new BaseRange.OldFiles(places.nextFrom(position), at(message.getBaseFilesList(), nextFiles++));
                position = (long) files.position() + files.count();
                bases.add(files);
                continue;
            }
            long place = source == PlanCodec.BASE_EARLIER ? places.next() : places.nextFrom(position);
            long offset = offsets.nextFrom(end, FileEntry.LIMIT_BYTES);
            int length = at(message.getBaseLengthList(), nextPart++);
            switch (source) {
                case PlanCodec.BASE_EARLIER ->
                    bases.add(new BaseRange.EarlierFrame(NumberColumn.position(place), offset, length));
                case PlanCodec.BASE_WINDOW -> {
                    bases.add(new BaseRange.Window((int) place, offset, length));
                    position = place + 1;
                }
                default -> throw Decoding.refusal(SUBJECT, "a base without a source");
            }
            end = offset + length;
        }
        places.requireEnd();
        offsets.requireEnd();
        if (nextPart != message.getBaseLengthCount() || nextFiles != message.getBaseFilesCount()) {
            throw Decoding.refusal(SUBJECT, "columns of different lengths");
        }
        return bases;
    }

    private static int at(List<Integer> column, int index) throws RefusedInputException {
        if (index >= column.size()) {
            throw Decoding.refusal(SUBJECT, "lengths of bases are missing");
        }
        return column.get(index);
    }
}
