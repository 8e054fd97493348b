package org.packhorse.protocol.golden;

import static org.packhorse.protocol.golden.GoldenVectors.added;
import static org.packhorse.protocol.golden.GoldenVectors.atPath;
import static org.packhorse.protocol.golden.GoldenVectors.content;
import static org.packhorse.protocol.golden.GoldenVectors.copy;
import static org.packhorse.protocol.golden.GoldenVectors.file;
import static org.packhorse.protocol.golden.GoldenVectors.info;
import static org.packhorse.protocol.golden.GoldenVectors.joined;
import static org.packhorse.protocol.golden.GoldenVectors.oldFile;
import static org.packhorse.protocol.golden.GoldenVectors.page;
import static org.packhorse.protocol.golden.GoldenVectors.replaced;
import static org.packhorse.protocol.golden.GoldenVectors.version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.golden.PlainVersion.PlainFile;
import org.packhorse.protocol.pack.BaseRange;
import org.packhorse.protocol.pack.FramePlan;
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.pack.Leans;
import org.packhorse.protocol.pack.PlanCopy;
import org.packhorse.protocol.pack.PlanItem;

/**
 * Made the stored packs of format 2, which lean on version 2 of the pond of {@link GoldenVectors}. Not run by any build, for the same
 * reason.
 */
final class GoldenLeans {
    static final CollectionId REEDS = new CollectionId("reeds");

    /** As SPEC.md prints it. */
    static final Digest POND_MANIFEST = digest("2ddb319e30bd4df92c2d2270d39f031b8f6aaa577b8b2a61a02e3e5cdc275c13");

    private static final PlainVersion POND = GoldenVectors.newVersion();
    private static final Leans LEANS = new Leans(List.of(new Lean(GoldenVectors.POND, new Version(2), POND_MANIFEST)));

    private GoldenLeans() {}

    private static Digest digest(String hex) {
        try {
            return Digest.parse(hex);
        } catch (org.packhorse.protocol.content.RefusedInputException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Writes all vectors into the folder {@code args[0]}. */
    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        var old = oldVersion();
        var now = newVersion();
        for (var version : List.of(old, now)) {
            var place = Files.createDirectories(folder.resolve(Long.toString(version.number())));
            GoldenVectors.writeVersion(REEDS, version, folder, place);
        }
        Files.write(folder.resolve("1").resolve("from-0.leaning.pack"), fullPack(old));
        Files.write(folder.resolve("2").resolve("from-1.leaning.pack"), deltaPack(old, now));
    }

    static PlainVersion oldVersion() {
        return version(
                1,
                info("In the reeds", "frog"),
                file("en/frog.html", "text/html", page("Frogs", "A frog lays some 400 eggs in spring.")),
                file("fr/frog.html", "text/html", page("Grenouilles", "Au printemps elle pond quelque 400 œufs.")),
                file("style.css", "text/css", "body { max-width: 40em }\n"),
                file("verse.txt", "text/plain", "Under the reeds\n"));
    }

    static PlainVersion newVersion() {
        return version(
                2,
                info("In the reeds", "frog", "newt"),
                file("en/frog.html", "text/html", page("Frogs", "A frog lays 400 eggs in spring, in the reeds.")),
                file("en/newt.html", "text/html", page("Newts", "A newt lays one egg at a time, in the reeds.")),
                file("fr/frog.html", "text/html", page("Grenouilles", "Au printemps elle pond quelque 400 œufs.")),
                new PlainFile("style.css", "text/css", content(POND, "poem")));
    }

    private static int pond(String path) {
        return POND.files().indexOf(file(POND, path));
    }

    private static byte[] fullPack(PlainVersion now) {
        var pack = new GoldenPack(POND.files(), new byte[0]);
        var french = content(now, "fr/frog.html");
        int namesake = pond("en/frog.html");
        pack.frame(
                new FramePlan(
                        List.of(),
                        List.of(
                                new PlanItem.Description(now.info().length),
                                new PlanItem.Namesake(
                                        "fr/",
                                        namesake,
                                        french.length - content(POND, "en/frog.html").length,
                                        Optional.empty()),
                                added(now, "verse.txt")),
                        List.of(
                                new BaseRange.OldFiles(pond("en/empty.txt"), 2),
                                new BaseRange.Window(pond("poem"), 3, 10)),
                        List.of(
                                copy(new PlanCopy.Target.InFolder("en/"), oldFile(namesake), Optional.empty()),
                                copy(atPath("style.css"), oldFile(pond("en/shared.css")), Optional.empty()))),
                joined(now.info(), french, content(now, "verse.txt")));
        return pack.toBytes(REEDS, Version.NOTHING, new Version(now.number()), LEANS);
    }

    private static byte[] deltaPack(PlainVersion old, PlainVersion now) {
        var files = new ArrayList<>(old.files());
        int pond = files.size();
        files.addAll(POND.files());
        var pack = new GoldenPack(files, old.info());
        pack.frame(
                new FramePlan(
                        List.of(3),
                        List.of(
                                new PlanItem.Description(now.info().length),
                                replaced(old, now, "en/frog.html", true, Optional.empty()),
                                added(now, "en/newt.html")),
                        List.of(new BaseRange.OldFiles(2, 3), new BaseRange.Window(pond + pond("en/new.html"), 0, 80)),
                        List.of(copy(
                                new PlanCopy.Target.AtPosition(2), oldFile(pond + pond("poem")), Optional.empty()))),
                joined(now.info(), content(now, "en/frog.html"), content(now, "en/newt.html")));
        return pack.toBytes(REEDS, new Version(1), new Version(2), LEANS);
    }
}
