package org.packhorse.node.library;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.RebuildTurns;
import org.packhorse.node.catalog.PathLookup;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.library.page.TakePage.Offer;
import org.packhorse.node.takehome.PageParts;
import org.packhorse.node.takehome.Parcel;
import org.packhorse.node.takehome.TakeHome;
import org.packhorse.node.takehome.TakenFiles;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.Resource;

/** Collections, folders and resources as ZIPs, with what must be said about them. */
final class Boxes {
    /** FAT32 keeps no larger file, and most sticks have it. */
    private static final long HUGE_BYTES = (4L << 30) - 1;

    private final TakeHome takeHome;
    private final PageParts parts;
    private final BoxTexts texts;
    private final Replies replies;

    Boxes(FileContents contents, RebuildTurns rebuilding, Pages pages) {
        this.takeHome = new TakeHome(contents, rebuilding);
        this.parts = new PageParts(contents);
        this.texts = new BoxTexts(pages);
        this.replies = new Replies(pages);
    }

    /** Everything in {@code folder}, which is empty or ends with a slash; empty where there is no such folder. */
    Optional<Box> folder(Visit visit, ShownVersion version, String folder) throws IOException {
        boolean well = folder.isEmpty() || folder.endsWith("/");
        if (!well || folder.startsWith(CarriedText.FOLDER) || !PathLookup.isFolder(version, folder)) {
            return Optional.empty();
        }
        var id = version.collection();
        var name = id + (folder.isEmpty() ? "" : "-" + plain(lastPart(folder)));
        return Optional.of(new Box(
                visit,
                name,
                Links.zip(id, folder, visit.words().tag()),
                key(visit, version, "f " + folder),
                () -> Parcel.of(
                        name,
                        TakenFiles.folder(version, folder),
                        places -> texts.ofFolder(visit.words(), version, folder, places))));
    }

    /** What {@code resource} is shown with; empty where its content is not here. */
    Optional<Box> resource(Visit visit, ShownVersion version, Resource resource) throws IOException {
        var entry = PathLookup.find(version, resource.entry());
        if (entry.isEmpty() && !PathLookup.isFolder(version, resource.entry())) {
            return Optional.empty();
        }
        var folder = resource.entry().isEmpty() || resource.entry().endsWith("/")
                ? resource.entry()
                : resource.entry() + "/";
        var id = version.collection();
        var name = id + "-" + resource.id();
        return Optional.of(new Box(
                visit,
                name,
                Links.zipOfResource(id, resource.id(), visit.words().tag()),
                key(visit, version, "r " + resource.id()),
                () -> Parcel.of(
                        name,
                        entry.isPresent()
                                ? TakenFiles.files(version, parts.of(version, entry.get()))
                                : TakenFiles.folder(version, folder),
                        places -> texts.ofResource(visit.words(), version, resource, places))));
    }

    private static String lastPart(String folder) {
        var bare = folder.substring(0, folder.length() - 1);
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    /** Letters that any name may have. */
    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9-]", "_");
    }

    /** Says everything on which the bytes depend. */
    private static String key(Visit visit, ShownVersion version, String what) {
        return String.join(
                "\n",
                List.of(
                        version.collection().value(),
                        Long.toString(version.version().number()),
                        Long.toString(version.files()),
                        Long.toString(version.contentBytes()),
                        visit.words().tag(),
                        what));
    }

    /** One ZIP, as one reader asks for it. */
    final class Box {
        private final Visit visit;
        private final String name;
        private final String address;
        private final String key;
        private final TakeHome.ParcelMaker maker;

        private Box(Visit visit, String name, String address, String key, TakeHome.ParcelMaker maker) {
            this.visit = visit;
            this.name = name;
            this.address = address;
            this.key = key;
            this.maker = maker;
        }

        /** What its page says about it. */
        Offer offer() throws IOException {
            return switch (takeHome.layNow(key, maker)) {
                case TakeHome.Laid.Ready(var zip) ->
                    new Offer.Ready(
                            address, visit.words().size(zip.sizeBytes()), zip.files(), zip.sizeBytes() > HUGE_BYTES);
                case TakeHome.Laid.TooMany(int limit) ->
                    new Offer.TooMany(visit.words().number(limit));
                case TakeHome.Laid.Busy() -> new Offer.Busy();
            };
        }

        /** The ZIP itself; empty where it has too many files, which its page says. */
        Optional<Response> give() throws IOException {
            return switch (takeHome.lay(key, maker)) {
                case TakeHome.Laid.Ready(var zip) -> {
                    var request = visit.request();
                    boolean goesOn = request.header("range").isPresent();
                    yield Optional.of(takeHome.give(key, zip, request.client(), goesOn)
                            .map(body -> Response.ok(body, "application/zip")
                                    .withEtag(zip.validator())
                                    .with("cache-control", "no-cache")
                                    .with("x-content-type-options", "nosniff")
                                    .with("content-disposition", "attachment; filename=\"" + name + ".zip\""))
                            .orElseGet(() -> replies.busy(visit)));
                }
                case TakeHome.Laid.TooMany _ -> Optional.empty();
                case TakeHome.Laid.Busy() -> Optional.of(replies.busy(visit));
            };
        }
    }
}
