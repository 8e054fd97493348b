package org.packhorse.protocol.golden;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictContentType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.packhorse.protocol.golden.PlainProtobuf.Field;
import org.packhorse.protocol.golden.PlainVersion.PlainFile;

/**
 * Applies a pack as SPEC.md's section "Packs" says, in as few lines as that takes: for sound packs, in memory, without limits.
 */
final class PlainPackReader {
    private final List<PlainFile> old;
    private final byte[] oldInfo;
    private final PlainMediaTypes types;
    private final Map<String, PlainFile> files = new TreeMap<>(PlainVersion.PATH_ORDER);
    private final List<byte[]> frameContents = new ArrayList<>();
    private final List<byte[]> items = new ArrayList<>();
    private byte[] info;
    private Optional<OpenItem> open = Optional.empty();

    private PlainPackReader(Optional<PlainVersion> old, List<PlainFile> leans, PlainMediaTypes types) {
        this.old = new ArrayList<>(old.map(PlainVersion::files).orElse(List.of()));
        this.oldInfo = old.map(PlainVersion::info).orElse(new byte[0]);
        this.info = oldInfo;
        this.types = types;
        this.old.forEach(file -> files.put(file.path(), file));
        this.old.addAll(leans);
    }

    /** An item that still lacks content; without path it is the info document. */
    private record OpenItem(@Nullable String path, String mediaType, long size, ByteArrayOutputStream content) {}

    static PlainVersion apply(byte[] pack, Optional<PlainVersion> old, PlainMediaTypes types) {
        return apply(pack, old, Map.of(), types);
    }

    /** The same of a pack that may lean on {@code others}, by the digests of their manifests in hexadecimal. */
    static PlainVersion apply(
            byte[] pack, Optional<PlainVersion> old, Map<String, PlainVersion> others, PlainMediaTypes types) {
        int at = 12 + ByteBuffer.wrap(pack).getInt(8);
        var head = PlainProtobuf.fields(Arrays.copyOfRange(pack, 12, at));
        require(number(head, 2) == old.map(PlainVersion::number).orElse(0L), "a pack for this version");
        var leans = leans(head, others);
        var magic = leans.isEmpty() ? "PKHPACK1" : "PKHPACK2";
        require(magic.equals(new String(pack, 0, 8, US_ASCII)), "a pack of format 1 or 2");
        var reader = new PlainPackReader(old, leans, types);
        for (var frame : head.stream().filter(f -> f.number() == 4).toList()) {
            var ref = PlainProtobuf.fields(frame.bytes());
            int endOfPlan = at + (int) number(ref, 1);
            int end = endOfPlan + (int) number(ref, 2);
            require(
                    Arrays.equals(PlainManifest.sha256(Arrays.copyOfRange(pack, at, end)), bytes(ref, 3)),
                    "an undamaged frame");
            reader.frame(Arrays.copyOfRange(pack, at, endOfPlan), Arrays.copyOfRange(pack, endOfPlan, end));
            at = end;
        }
        require(at == pack.length && reader.open.isEmpty(), "a whole pack");
        return new PlainVersion(number(head, 3), reader.info, List.copyOf(reader.files.values()));
    }

    private static List<PlainFile> leans(List<Field> head, Map<String, PlainVersion> others) {
        var files = new ArrayList<PlainFile>();
        for (var field : head.stream().filter(f -> f.number() == 6).toList()) {
            var lean = PlainProtobuf.fields(field.bytes());
            var version = others.get(HexFormat.of().formatHex(bytes(lean, 3)));
            require(version != null && version.number() == number(lean, 2), "a pack that leans on what is here");
            files.addAll(Objects.requireNonNull(version).files());
        }
        return files;
    }

    private void frame(byte[] compressedPlan, byte[] body) {
        var plan = PlainProtobuf.fields(decompress(compressedPlan, new byte[0]));
        var base = base(plan);
        var content = body.length == 0 ? body : decompress(body, base);
        frameContents.add(content);
        int position = 0;
        for (long gap : column(plan, 1)) {
            position += (int) gap;
            files.remove(old.get(position).path());
        }
        new FrameItems(plan).addAll(ByteBuffer.wrap(content));
    }

    /** First the ranges, then the old content of each item that leans on it. */
    private byte[] base(List<Field> plan) {
        var leaning = new ByteArrayOutputStream();
        var leanedOn = new HashSet<Long>();
        var positions = column(plan, 3).iterator();
        long position = 0;
        for (long kind : column(plan, 2)) {
            if (kind < 2) {
                position += PlainProtobuf.unzigzag(positions.next());
            }
            if (kind == 0) {
                leaning.writeBytes(old.get((int) position).content());
                leanedOn.add(position);
            } else if (kind == 3) {
                leaning.writeBytes(oldInfo);
            }
        }
        var base = new ByteArrayOutputStream();
        ranges(plan, leanedOn, base);
        base.writeBytes(leaning.toByteArray());
        return base.toByteArray();
    }

    private void ranges(List<Field> plan, Set<Long> leanedOn, ByteArrayOutputStream base) {
        var places = column(plan, 13).iterator();
        var counts = column(plan, 14).iterator();
        var offsets = column(plan, 15).iterator();
        var lengths = column(plan, 16).iterator();
        long next = 0;
        long end = 0;
        for (long source : column(plan, 12)) {
            long place = PlainProtobuf.unzigzag(places.next()) + (source == 0 ? 0 : next);
            if (source == 2) {
                next = place + counts.next();
                for (long file = place; file < next; file++) {
                    base.writeBytes(
                            leanedOn.contains(file)
                                    ? new byte[0]
                                    : old.get((int) file).content());
                }
                continue;
            }
            next = source == 0 ? next : place + 1;
            var bytes = source == 0
                    ? frameContents.get(frameContents.size() - (int) place)
                    : old.get((int) place).content();
            int offset = (int) (end + PlainProtobuf.unzigzag(offsets.next()));
            int length = (int) (long) lengths.next();
            base.write(bytes, offset, length);
            end = (long) offset + length;
        }
    }

    /** The columns of a plan that say what becomes of its files, read once from first to last. */
    private final class FrameItems {
        private final List<Long> kinds;
        private final Iterator<Long> positions;
        private final Iterator<Long> sizes;
        private final Iterator<Long> shared;
        private final Iterator<Long> suffixLengths;
        private final ByteBuffer suffixes;
        private final Iterator<Long> namesakes;
        private final Iterator<Long> copySources;
        private final Iterator<Long> copyNumbers;
        private final Map<Long, String> stated = new TreeMap<>();
        private long position;
        private long namesake;
        private long copied;
        private byte[] text = new byte[0];

        FrameItems(List<Field> plan) {
            kinds = column(plan, 2);
            positions = column(plan, 3).iterator();
            sizes = column(plan, 4).iterator();
            shared = column(plan, 5).iterator();
            suffixLengths = column(plan, 6).iterator();
            suffixes = ByteBuffer.wrap(bytes(plan, 7));
            namesakes = column(plan, 8).iterator();
            plan.stream()
                    .filter(f -> f.number() == 9)
                    .map(f -> PlainProtobuf.fields(f.bytes()))
                    .forEach(type -> stated.put(number(type, 1), new String(bytes(type, 2), US_ASCII)));
            copySources = column(plan, 10).iterator();
            copyNumbers = column(plan, 11).iterator();
        }

        void addAll(ByteBuffer content) {
            goOn(content);
            for (long number = 0; number < kinds.size(); number++) {
                long kind = kinds.get((int) number);
                if (kind < 5) {
                    add(kind, stated.get(number));
                    goOn(content);
                } else {
                    copy(kind, stated.get(number));
                }
            }
        }

        private void add(long kind, @Nullable String type) {
            @Nullable String target = null;
            long size = PlainProtobuf.unzigzag(sizes.next());
            if (kind < 2) {
                var was = nextOld();
                target = was.path();
                size += was.content().length;
            } else if (kind == 2) {
                target = nextText();
            } else if (kind == 4) {
                namesake += PlainProtobuf.unzigzag(namesakes.next());
                var was = old.get((int) namesake);
                target = nextText() + name(was);
                size += was.content().length;
            }
            open = Optional.of(new OpenItem(target, type(target, type), size, new ByteArrayOutputStream()));
        }

        private void copy(long kind, @Nullable String type) {
            copied += PlainProtobuf.unzigzag(copyNumbers.next());
            boolean isOld = copySources.next() == 1;
            var path = kind == 5 ? nextOld().path() : nextText();
            if (kind == 7) {
                path += name(old.get((int) copied));
            }
            var content = isOld ? old.get((int) copied).content() : items.get((int) copied);
            files.put(path, new PlainFile(path, type(path, type), content));
        }

        private PlainFile nextOld() {
            position += PlainProtobuf.unzigzag(positions.next());
            return old.get((int) position);
        }

        private String nextText() {
            int kept = (int) (long) shared.next();
            text = Arrays.copyOf(text, kept + (int) (long) suffixLengths.next());
            suffixes.get(text, kept, text.length - kept);
            return new String(text, UTF_8);
        }

        private static String name(PlainFile file) {
            return file.path().substring(file.path().lastIndexOf('/') + 1);
        }

        private String type(@Nullable String path, @Nullable String stated) {
            return stated != null ? stated : path == null ? "" : types.predict(path);
        }
    }

    /** Gives the open item what the frame has of it. */
    private void goOn(ByteBuffer content) {
        if (open.isEmpty()) {
            return;
        }
        var item = open.get();
        var bytes = new byte[(int) Math.min(item.size() - item.content().size(), content.remaining())];
        content.get(bytes);
        item.content().writeBytes(bytes);
        if (item.content().size() < item.size()) {
            return;
        }
        open = Optional.empty();
        var whole = item.content().toByteArray();
        items.add(whole);
        if (item.path() == null) {
            info = whole;
        } else {
            files.put(item.path(), new PlainFile(item.path(), item.mediaType(), whole));
        }
    }

    static byte[] decompress(byte[] frame, byte[] base) {
        try (var context = new ZstdDecompressCtx()) {
            if (base.length > 0) {
                context.loadDict(base, ZstdDictContentType.RAW_CONTENT);
            }
            return context.decompress(frame, (int) Zstd.getFrameContentSize(frame));
        }
    }

    private static long number(List<Field> message, int field) {
        return message.stream()
                .filter(f -> f.number() == field)
                .findFirst()
                .map(Field::value)
                .orElse(0L);
    }

    private static byte[] bytes(List<Field> message, int field) {
        return message.stream()
                .filter(f -> f.number() == field)
                .findFirst()
                .map(Field::bytes)
                .orElse(new byte[0]);
    }

    private static List<Long> column(List<Field> message, int field) {
        return PlainProtobuf.column(bytes(message, field));
    }

    private static void require(boolean isSo, String expected) {
        if (!isSo) {
            throw new IllegalArgumentException("this is not " + expected);
        }
    }
}
