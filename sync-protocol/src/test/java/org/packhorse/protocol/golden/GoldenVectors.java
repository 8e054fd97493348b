package org.packhorse.protocol.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Resource;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.golden.PlainVersion.PlainFile;
import org.packhorse.protocol.pack.BaseRange;
import org.packhorse.protocol.pack.FramePlan;
import org.packhorse.protocol.pack.Leans;
import org.packhorse.protocol.pack.PlanCopy;
import org.packhorse.protocol.pack.PlanItem;
import org.packhorse.protocol.wire.InfoCodec;
import org.packhorse.protocol.wire.ManifestCodec;
import org.packhorse.protocol.wire.ManifestWriter;
import org.packhorse.protocol.wire.PlanCodec;

/**
 * Made the stored vectors. Not run by any build: another compressor writes other packs, and those that were published have to
 * stay readable. Its plans are written by hand, so that few files show everything that a plan can say.
 */
final class GoldenVectors {
    static final CollectionId POND = new CollectionId("pond");

    /** Three frames carry it. */
    private static final int LONG_PART_BYTES = 1_000;

    private static final byte[] OLD_LONG = longText("ripple");
    private static final byte[] NEW_LONG = longText("wave");

    private GoldenVectors() {}

    /** Writes all vectors into the folder {@code args[0]}. */
    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        var old = oldVersion();
        var now = newVersion();
        for (var version : List.of(old, now)) {
            var place = Files.createDirectories(folder.resolve(Long.toString(version.number())));
            writeVersion(POND, version, folder, place);
            Files.write(place.resolve("from-0.pack"), fullPack(version));
        }
        Files.write(folder.resolve("2").resolve("from-1.pack"), deltaPack(old, now));
    }

    static PlainVersion oldVersion() {
        return version(
                1,
                info("Life in a pond", "frog"),
                file("data/table", "text/plain", "eggs,400\n"),
                file("en/frog.html", "text/html", page("Frogs", "A frog lays its eggs in spring.")),
                file("en/gone.txt", "text/plain", "Nobody needs this any more.\n"),
                new PlainFile("en/long.txt", "text/plain", OLD_LONG),
                file("en/moved.txt", "text/plain", "Here today, elsewhere tomorrow.\n"),
                file("en/pond/424.txt", "text/plain", "The digest of this file's path begins with a zero byte.\n"),
                file("en/shared.css", "text/css", "body { max-width: 40em }\n"),
                file("poem", "text/plain", "An old silent pond\n"));
    }

    static PlainVersion newVersion() {
        return version(
                2,
                info("Life in a pond", "frog", "newt"),
                file("ar/shared.css", "text/css", "body { max-width: 40em }\n"),
                file("ar/ضفدع.html", "text/html", page("ضفدع", "تضع الضفدعة بيضها في الربيع.")),
                file("data/table", "text/csv", "eggs,400\n"),
                file("en/empty.txt", "text/plain", ""),
                file("en/frog.html", "text/html", page("Frogs", "A frog lays some 400 eggs in spring.")),
                new PlainFile("en/long.txt", "text/plain", NEW_LONG),
                file("en/new-copy.html", "text/html", page("Newts", "A newt lays one egg at a time.")),
                file("en/new.html", "text/html", page("Newts", "A newt lays one egg at a time.")),
                file("en/pond/424.txt", "text/plain", "The digest of this file's path begins with a zero byte.\n"),
                file("en/pond/moved.txt", "text/plain", "Here today, elsewhere tomorrow.\n"),
                file("en/shared.css", "text/css", "body { max-width: 40em }\n"),
                file("en/zz.txt", "text/plain", "The end of the pond.\n"),
                file("poem", "text/x-poem", "An old silent pond\nA frog jumps in\n"),
                file("sw/frog.html", "text/html", page("Vyura", "Chura hutaga mayai 400 hivi wakati wa machipuko.")));
    }

    private static byte[] deltaPack(PlainVersion old, PlainVersion now) {
        var pack = new GoldenPack(old.files(), old.info());
        pack.frame(
                new FramePlan(
                        List.of(2, 4),
                        List.of(
                                new PlanItem.Description(now.info().length),
                                replaced(old, now, "poem", false, Optional.of("text/x-poem")),
                                replaced(old, now, "en/frog.html", true, Optional.empty()),
                                added(now, "en/new.html"),
                                added(now, "en/empty.txt"),
                                namesake(old, now, "sw/", 1)),
                        List.of(new BaseRange.OldFiles(0, 3)),
                        List.of(
                                copy(new PlanCopy.Target.AtPosition(0), oldFile(0), Optional.of("text/csv")),
                                copy(new PlanCopy.Target.InFolder("ar/"), oldFile(6), Optional.empty()),
                                copy(new PlanCopy.Target.InFolder("en/pond/"), oldFile(4), Optional.empty()),
                                copy(atPath("en/new-copy.html"), new PlanCopy.Source.Item(3), Optional.empty()))),
                joined(
                        now.info(),
                        content(now, "poem"),
                        content(now, "en/frog.html"),
                        content(now, "en/new.html"),
                        content(now, "sw/frog.html")));
        pack.frame(
                new FramePlan(
                        List.of(),
                        List.of(added(now, "ar/ضفدع.html"), replaced(old, now, "en/long.txt", false, Optional.empty())),
                        List.of(
                                new BaseRange.EarlierFrame(1, now.info().length, 200),
                                new BaseRange.Window(3, 0, 1_200)),
                        List.of()),
                joined(content(now, "ar/ضفدع.html"), part(NEW_LONG, 0)));
        pack.frame(
                new FramePlan(List.of(), List.of(), List.of(new BaseRange.Window(3, 800, 1_500)), List.of()),
                part(NEW_LONG, 1));
        pack.frame(
                new FramePlan(
                        List.of(),
                        List.of(added(now, "en/zz.txt")),
                        List.of(new BaseRange.EarlierFrame(2, 0, 900)),
                        List.of()),
                joined(part(NEW_LONG, 2), content(now, "en/zz.txt")));
        return pack.toBytes(POND, new Version(1), new Version(2), Leans.NONE);
    }

    private static byte[] fullPack(PlainVersion now) {
        var items = new ArrayList<PlanItem>(List.of(new PlanItem.Description(now.info().length)));
        var copies = new ArrayList<PlanCopy>();
        var known = new HashMap<Digest, Integer>();
        var content = new ByteArrayOutputStream();
        content.writeBytes(now.info());
        for (var file : now.files()) {
            var digest = Digest.ofContent(file.content());
            var first = Optional.ofNullable(known.get(digest));
            if (first.isPresent()) {
                copies.add(copy(atPath(file.path()), new PlanCopy.Source.Item(first.get()), stated(file)));
            } else {
                known.put(digest, items.size());
                items.add(added(now, file.path()));
                content.writeBytes(file.content());
            }
        }
        var pack = new GoldenPack(List.of(), new byte[0]);
        pack.frame(new FramePlan(List.of(), items, List.of(), copies), content.toByteArray());
        return pack.toBytes(POND, Version.NOTHING, new Version(now.number()), Leans.NONE);
    }

    static void writeVersion(CollectionId collection, PlainVersion version, Path folder, Path place)
            throws IOException {
        var contents = Files.createDirectories(folder.resolve("content"));
        var list = new StringBuilder();
        int[] pages = {0};
        var writer = new ManifestWriter((digest, encoded) -> Files.write(place.resolve("page-" + pages[0]++), encoded));
        for (var file : version.files()) {
            var digest = Digest.ofContent(file.content());
            Files.write(contents.resolve(digest.toHex()), file.content());
            list.append(digest)
                    .append(' ')
                    .append(file.mediaType())
                    .append(' ')
                    .append(file.path())
                    .append('\n');
            writer.add(new FileEntry(new FilePath(file.path()), digest, file.content().length, file.mediaType()));
        }
        var manifest = writer.finish(collection, new Version(version.number()), Digest.ofContent(version.info()));
        Files.writeString(place.resolve("files.txt"), list);
        Files.write(place.resolve("info"), version.info());
        Files.write(place.resolve("manifest"), ManifestCodec.encode(manifest));
    }

    static byte[] info(String title, String... resources) {
        var items = new ArrayList<Resource>();
        for (var id : resources) {
            items.add(new Resource(
                    id,
                    "All about the " + id,
                    "",
                    List.of("en"),
                    "CC0-1.0",
                    "",
                    List.of("biology"),
                    "primary",
                    List.of(),
                    "en/" + id + ".html"));
        }
        return InfoCodec.encode(new CollectionInfo(
                title, "Small, but complete.", List.of("en", "ar"), "CC0-1.0", "Packhorse", "", items));
    }

    static PlanItem added(PlainVersion now, String path) {
        var file = file(now, path);
        return new PlanItem.Added(new FilePath(path), file.content().length, stated(file));
    }

    static PlanItem replaced(PlainVersion old, PlainVersion now, String path, boolean leaning, Optional<String> type) {
        var was = file(old, path);
        int growth = content(now, path).length - was.content().length;
        return new PlanItem.Replaced(old.files().indexOf(was), leaning, growth, type);
    }

    /** The file in {@code folder} that is called as the old one at {@code position}. */
    private static PlanItem namesake(PlainVersion old, PlainVersion now, String folder, int position) {
        var was = old.files().get(position);
        var file = file(now, folder + was.path().substring(was.path().lastIndexOf('/') + 1));
        return new PlanItem.Namesake(folder, position, file.content().length - was.content().length, stated(file));
    }

    static PlanCopy copy(PlanCopy.Target target, PlanCopy.Source source, Optional<String> type) {
        return new PlanCopy(target, source, type);
    }

    static PlanCopy.Target atPath(String path) {
        return new PlanCopy.Target.AtPath(new FilePath(path));
    }

    static PlanCopy.Source oldFile(int position) {
        return new PlanCopy.Source.OldFile(position);
    }

    private static Optional<String> stated(PlainFile file) {
        return PlanCodec.stated(new FileEntry(
                new FilePath(file.path()), Digest.ofContent(file.content()), file.content().length, file.mediaType()));
    }

    static PlainVersion version(long number, byte[] info, PlainFile... files) {
        return new PlainVersion(number, info, List.of(files));
    }

    static PlainFile file(String path, String mediaType, String content) {
        return new PlainFile(path, mediaType, content.getBytes(UTF_8));
    }

    static PlainFile file(PlainVersion version, String path) {
        return version.files().stream()
                .filter(f -> f.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    static byte[] content(PlainVersion version, String path) {
        return file(version, path).content();
    }

    static String page(String title, String text) {
        return "<!DOCTYPE html><title>%s</title><link rel=stylesheet href=shared.css><h1>%s</h1><p>%s</p>%n"
                .formatted(title, title, text)
                .replace(System.lineSeparator(), "\n");
    }

    private static byte[] longText(String word) {
        var text = new StringBuilder();
        for (int line = 0; text.length() < 2 * LONG_PART_BYTES + 500; line++) {
            text.append("On day ")
                    .append(line)
                    .append(" the ")
                    .append(word)
                    .append(" reached stone ")
                    .append(line * 7_919 % 1_000)
                    .append(".\n");
        }
        return text.toString().getBytes(UTF_8);
    }

    private static byte[] part(byte[] bytes, int number) {
        int from = number * LONG_PART_BYTES;
        return java.util.Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + LONG_PART_BYTES));
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
