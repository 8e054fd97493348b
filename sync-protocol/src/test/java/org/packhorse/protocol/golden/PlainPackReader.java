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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private PlainPackReader(Optional<PlainVersion> old, PlainMediaTypes types) {
        this.old = old.map(PlainVersion::files).orElse(List.of());
        this.oldInfo = old.map(PlainVersion::info).orElse(new byte[0]);
        this.info = oldInfo;
        this.types = types;
        this.old.forEach(file -> files.put(file.path(), file));
    }

    /** An item that still lacks content; without path it is the info document. */
    private record OpenItem(@Nullable String path, String mediaType, long size, ByteArrayOutputStream content) {}

    static PlainVersion apply(byte[] pack, Optional<PlainVersion> old, PlainMediaTypes types) {
        require("PKHPACK1".equals(new String(pack, 0, 8, US_ASCII)), "a pack of format 1");
        int at = 12 + ByteBuffer.wrap(pack).getInt(8);
        var head = PlainProtobuf.fields(Arrays.copyOfRange(pack, 12, at));
        require(number(head, 2) == old.map(PlainVersion::number).orElse(0L), "a pack for this version");
        var reader = new PlainPackReader(old, types);
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
        items(plan, ByteBuffer.wrap(content));
        plan.stream().filter(f -> f.number() == 10).forEach(f -> copy(PlainProtobuf.fields(f.bytes())));
    }

    /** First the ranges, then the old content of each item that leans on it. */
    private byte[] base(List<Field> plan) {
        var base = new ByteArrayOutputStream();
        for (var field : plan.stream().filter(f -> f.number() == 9).toList()) {
            var range = PlainProtobuf.fields(field.bytes());
            boolean isOldFile = range.stream().anyMatch(f -> f.number() == 1);
            var source = isOldFile
                    ? old.get((int) number(range, 1)).content()
                    : frameContents.get(frameContents.size() - (int) number(range, 2));
            base.write(source, (int) number(range, 3), (int) number(range, 4));
        }
        var positions = column(plan, 3).iterator();
        long position = 0;
        for (long kind : column(plan, 2)) {
            if (kind < 2) {
                position += PlainProtobuf.unzigzag(positions.next());
            }
            if (kind == 0) {
                base.writeBytes(old.get((int) position).content());
            } else if (kind == 3) {
                base.writeBytes(oldInfo);
            }
        }
        return base.toByteArray();
    }

    private void items(List<Field> plan, ByteBuffer content) {
        var positions = column(plan, 3).iterator();
        var sizes = column(plan, 4).iterator();
        var shared = column(plan, 5).iterator();
        var suffixLengths = column(plan, 6).iterator();
        var suffixes = ByteBuffer.wrap(bytes(plan, 7));
        var stated = new TreeMap<Long, String>();
        plan.stream()
                .filter(f -> f.number() == 8)
                .map(f -> PlainProtobuf.fields(f.bytes()))
                .forEach(type -> stated.put(number(type, 1), new String(bytes(type, 2), US_ASCII)));
        goOn(content);
        long item = 0;
        long position = 0;
        var path = new byte[0];
        for (long kind : column(plan, 2)) {
            long size = PlainProtobuf.unzigzag(sizes.next());
            @Nullable String target = null;
            if (kind < 2) {
                position += PlainProtobuf.unzigzag(positions.next());
                target = old.get((int) position).path();
                size += old.get((int) position).content().length;
            } else if (kind == 2) {
                int kept = (int) (long) shared.next();
                path = Arrays.copyOf(path, kept + (int) (long) suffixLengths.next());
                suffixes.get(path, kept, path.length - kept);
                target = new String(path, UTF_8);
            }
            var type = stated.getOrDefault(item++, target == null ? "" : types.predict(target));
            open = Optional.of(new OpenItem(target, type, size, new ByteArrayOutputStream()));
            goOn(content);
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

    private void copy(List<Field> copy) {
        boolean isOldPath = copy.stream().anyMatch(f -> f.number() == 1);
        boolean isOldContent = copy.stream().anyMatch(f -> f.number() == 3);
        var path = isOldPath ? old.get((int) number(copy, 1)).path() : new String(bytes(copy, 2), UTF_8);
        var content = isOldContent ? old.get((int) number(copy, 3)).content() : items.get((int) number(copy, 4));
        var stated = new String(bytes(copy, 5), US_ASCII);
        files.put(path, new PlainFile(path, stated.isEmpty() ? types.predict(path) : stated, content));
    }

    private static byte[] decompress(byte[] frame, byte[] base) {
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
