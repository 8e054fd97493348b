package org.packhorse.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.ManifestPage;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.PageRef;
import org.packhorse.protocol.content.Resource;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.BaseRange;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.pack.FramePlan;
import org.packhorse.protocol.pack.FrameRef;
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.pack.Leans;
import org.packhorse.protocol.pack.PackHead;
import org.packhorse.protocol.pack.PlanCopy;
import org.packhorse.protocol.pack.PlanItem;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.NewerMetadata;

/** Values of every kind that is encoded, small and various, out of a source of chance. */
final class RandomValues {
    private static final List<String> TYPES =
            List.of("text/html", "image/png", "application/x-strange", "application/octet-stream");
    private static final String LETTERS = "abc xyzé水😀.-/";

    private final RandomGenerator random;

    RandomValues(RandomGenerator random) {
        this.random = random;
    }

    FilePath path() {
        return new FilePath(text(1 + random.nextInt(12)).replace("/", "") + "/" + word() + "." + word());
    }

    NewerMetadata newer() {
        int roots = random.nextInt(4);
        long first = roots == 0 ? 0 : 2 + random.nextInt(1_000);
        var files = MetadataFiles.EMPTY
                .with("timestamp.json", file())
                .with("snapshot.json", file())
                .with("targets.json", file());
        for (int i = 0; i < roots; i++) {
            files = files.with(first + i + ".root.json", file());
        }
        return new NewerMetadata(first, roots, files);
    }

    private byte[] file() {
        return text(1 + random.nextInt(30)).getBytes(StandardCharsets.UTF_8);
    }

    private String text(int letters) {
        var text = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            int letter = random.nextInt(LETTERS.codePointCount(0, LETTERS.length()));
            text.appendCodePoint(LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, letter)));
        }
        return "x" + text;
    }

    private String word() {
        return switch (random.nextInt(4)) {
            case 0 -> "html";
            case 1 -> "png";
            default -> "w" + random.nextInt(1_000);
        };
    }

    FileEntry entry(FilePath path) {
        var type = random.nextBoolean() ? MediaTypes.predict(path) : TYPES.get(random.nextInt(TYPES.size()));
        return new FileEntry(path, digest(), size(FileEntry.LIMIT_BYTES), type);
    }

    Digest digest() {
        var bytes = new byte[Digest.LENGTH_BYTES];
        random.nextBytes(bytes);
        return Digest.of(bytes);
    }

    /** Of every magnitude. */
    private long size(long limit) {
        return Math.min(limit, random.nextLong() >>> (1 + random.nextInt(63)));
    }

    ManifestPage page() {
        var entries = new TreeMap<FilePath, FileEntry>();
        some(20, this::path).forEach(path -> entries.put(path, entry(path)));
        var path = path();
        entries.put(path, entry(path));
        return new ManifestPage(List.copyOf(entries.values()));
    }

    Manifest manifest() {
        var firsts = new TreeSet<>(some(20, this::path));
        var pages = firsts.stream()
                .map(first -> new PageRef(first, digest(), 1 + random.nextInt(ManifestPage.ENTRY_LIMIT)))
                .toList();
        long files = pages.stream().mapToLong(PageRef::entries).sum();
        return new Manifest(
                new CollectionId("c-" + random.nextInt(100)),
                new Version(1 + size((1L << 53) - 1)),
                digest(),
                files,
                size(Long.MAX_VALUE),
                pages);
    }

    CollectionInfo info() {
        var resources = new TreeMap<String, Resource>();
        some(5, this::resource).forEach(resource -> resources.put(resource.id(), resource));
        return new CollectionInfo(
                text(20),
                text(random.nextInt(300)),
                List.of("en", "ar"),
                "CC-BY-4.0",
                text(9),
                random.nextBoolean() ? "" : text(9),
                List.copyOf(resources.values()));
    }

    private Resource resource() {
        return new Resource(
                "r" + random.nextInt(100),
                text(9),
                text(50),
                List.of("sw"),
                "CC0-1.0",
                random.nextBoolean() ? "" : text(9),
                some(3, () -> text(4)),
                random.nextBoolean() ? "all" : "primary",
                some(3, () -> "captions"),
                random.nextBoolean() ? "" : path().value());
    }

    PackHead head() {
        var frames = some(20, () -> new FrameRef(1 + random.nextInt(1 << 22), random.nextInt(1 << 23), digest()));
        return new PackHead(
                new CollectionId("c"),
                Version.NOTHING,
                new Version(1 + random.nextInt(1_000)),
                frames,
                frames.isEmpty() ? 0 : size((long) frames.size() << 23),
                random.nextBoolean() ? Leans.NONE : leans());
    }

    private Leans leans() {
        var names = new TreeSet<>(some(FrameLimits.LEANS, () -> "d" + random.nextInt(100)));
        return new Leans(names.stream()
                .map(name -> new Lean(new CollectionId(name), new Version(1 + random.nextInt(1_000)), digest()))
                .toList());
    }

    FramePlan plan() {
        return new FramePlan(
                List.copyOf(new TreeSet<>(some(20, this::position))),
                some(20, this::item),
                some(5, this::base),
                some(20, this::copy));
    }

    private PlanItem item() {
        return switch (random.nextInt(5)) {
            case 0 -> new PlanItem.Description(random.nextInt(1_000));
            case 1, 2 ->
                new PlanItem.Replaced(
                        position(),
                        random.nextBoolean(),
                        random.nextBoolean() ? size(1L << 36) : -size(1L << 36),
                        type());
            case 3 ->
                new PlanItem.Namesake(
                        folder(), position(), random.nextBoolean() ? size(1L << 36) : -size(1L << 36), type());
            default -> new PlanItem.Added(path(), size(FileEntry.LIMIT_BYTES), type());
        };
    }

    private BaseRange base() {
        int length = 1 + random.nextInt(1 << 20);
        return switch (random.nextInt(3)) {
            case 0 -> new BaseRange.Window(position(), size(FileEntry.LIMIT_BYTES), length);
            case 1 -> new BaseRange.EarlierFrame(1 + random.nextInt(9), size(FileEntry.LIMIT_BYTES), length);
            default -> new BaseRange.OldFiles((int) size(Integer.MAX_VALUE - 100), 1 + random.nextInt(99));
        };
    }

    private PlanCopy copy() {
        if (random.nextBoolean()) {
            return new PlanCopy(
                    new PlanCopy.Target.InFolder(folder()), new PlanCopy.Source.OldFile(position()), type());
        }
        return new PlanCopy(
                random.nextBoolean() ? new PlanCopy.Target.AtPath(path()) : new PlanCopy.Target.AtPosition(position()),
                random.nextBoolean() ? new PlanCopy.Source.OldFile(position()) : new PlanCopy.Source.Item(position()),
                type());
    }

    private String folder() {
        return random.nextBoolean() ? "" : path().value() + "/";
    }

    private int position() {
        return (int) size(Integer.MAX_VALUE);
    }

    private Optional<String> type() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(TYPES.get(random.nextInt(TYPES.size())));
    }

    private <T> List<T> some(int limit, Supplier<T> supplier) {
        return new ArrayList<>(
                Stream.generate(supplier).limit(random.nextInt(limit)).toList());
    }
}
