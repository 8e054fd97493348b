package org.packhorse.node.library;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.library.page.translation.Translations;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.search.FullText;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.node.teacher.ReadingList;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.RequestTarget;
import org.packhorse.node.transport.Response;
import org.packhorse.node.transport.server.FileBlobs;
import org.packhorse.node.transport.server.HttpServer;
import org.packhorse.node.transport.server.HttpServerSettings;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;
import org.packhorse.protocol.content.Version;

/** A small library that is served on loopback: lessons in four languages, a long collection, and awkward files. */
final class SampleLibrary implements AutoCloseable {
    final InMemoryShelf shelf = new InMemoryShelf();
    final List<ReadingList> readingLists = new CopyOnWriteArrayList<>();
    final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final Set<String> texts = new HashSet<>();
    private final FileBlobs blobs;
    private final Library handler;
    private final HttpServer server;

    SampleLibrary(Path folder, Translations translations) throws Exception {
        blobs = new FileBlobs(folder.resolve("blobs"));
        handler = new Library(
                shelf,
                blobs,
                withoutTexts(new Catalog(new InMemoryDatabase(), blobs)),
                translations,
                Optional.empty(),
                new Beside(_ -> {}, () -> readingLists, new Documents(new FileContents(blobs)), false));
        server = new HttpServer(
                        HttpServerSettings.on(new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), Integer.getInteger("packhorse.test.port", 0))),
                        handler)
                .start();
    }

    /** The pages of what {@code hub} shows, in which nothing is searched. */
    static Library of(TestHub hub) {
        return new Library(
                hub.catalog(),
                hub.blobs(),
                withoutTexts(hub.catalog()),
                Translations.load(),
                Optional.empty(),
                new Beside(_ -> {}, List::of, new Documents(hub.catalog().contents()), false));
    }

    private static FullText withoutTexts(Catalog catalog) {
        return FullText.open(Path.of("never made"), catalog, (_, type, _) -> type, FullText.TIME_LIMIT);
    }

    /** The library with all its samples, in the real languages. */
    static SampleLibrary full(Path folder) throws Exception {
        var library = new SampleLibrary(folder, Translations.load());
        library.putWater();
        library.putStatistics();
        library.putEmptyOnes();
        return library;
    }

    /** What the server is given to send for a GET of {@code address}. */
    Response answer(String address) throws RefusedInputException {
        return handler.handle(
                new Request(false, RequestTarget.parse(address), Map.of(), InetAddress.getLoopbackAddress()));
    }

    int port() {
        return server.port();
    }

    void putWater() throws IOException {
        file("water/en/water.html", page("en", "ltr", "Making water safe to drink"));
        file("water/en/deep/style.css", "body{font-family:serif;max-width:34em;margin:auto;padding:1em}");
        file("water/sw/maji.html", page("sw", "ltr", "Kufanya maji kuwa salama"));
        file("water/ar/maa.html", page("ar", "rtl", "جعل الماء صالحًا للشرب"));
        file(
                "water/latin.html",
                "<meta charset=iso-8859-1><title>x</title>caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        file("water/notes.md", "# Notes\n\nBoil it.\n");
        file("water/folder/index.html", page("en", "ltr", "Index of a folder"));
        file("water/pictures/drop.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><circle r=\"5\"/></svg>");
        file("water/pictures/ünï & \"qüotes\" +1%.txt", "odd name");
        file("water/media/pump.mp4", new byte[3_200_000]);
        file("water/media/song.ogg", new byte[410_000]);
        file("water/book.epub", new byte[52_000]);
        file("water/sheet.pdf", new byte[9_000]);
        show(
                "water",
                new CollectionInfo(
                        "Water and health",
                        "Short lessons about clean water, washing hands and staying well, for homes and schools.",
                        List.of("en", "sw", "ar"),
                        "CC-BY-SA-4.0",
                        "Riverside Teachers",
                        "Riverside Teachers, with pictures by their pupils",
                        List.of(
                                item("safe-water", "Making water safe to drink", "en", "primary", "en/water.html"),
                                item("maji-salama", "Kufanya maji kuwa salama", "sw", "primary", "sw/maji.html"),
                                item("maa", "جعل الماء صالحًا للشرب", "ar", "primary", "ar/maa.html"),
                                item("pump", "How a hand pump works", "en", "secondary", "media/pump.mp4"),
                                item("song", "Wimbo wa kunawa mikono", "sw", "primary", "media/song.ogg"),
                                item("book", "The long walk to the well", "en", "all", "book.epub"),
                                item("pictures", "Pictures to print", "en", "teachers", "pictures/"),
                                item("gone", "Café hygiène", "fr", "all", "no/such/file.html"))));
    }

    private static Resource item(String id, String title, String tag, String level, String entry) {
        return new Resource(
                id,
                title,
                "safe-water".equals(id)
                        ? "Boil it, filter it or let the sun do the work: three ways that need nothing you do not have."
                        : "",
                List.of(tag),
                "CC-BY-SA-4.0",
                "",
                "safe-water".equals(id)
                        ? List.of("health", "Science", "wells and pumps")
                        : List.of("health", "science"),
                level,
                List.of("alternativeText", "captions"),
                entry);
    }

    void putStatistics() throws IOException {
        var resources = new ArrayList<Resource>();
        for (int i = 1; i <= 120; i++) {
            file("statistics/chapter-" + i + ".html", page("en", "ltr", "Chapter " + i));
            resources.add(new Resource(
                    "chapter-" + i,
                    "Chapter " + i + ": sampling and data",
                    "How to gather numbers, and how far to trust them.",
                    List.of("en"),
                    "CC-BY-4.0",
                    "",
                    List.of("mathematics"),
                    "secondary",
                    List.of(),
                    "chapter-" + i + ".html"));
        }
        for (int i = 0; i < 250; i++) {
            file("statistics/media/figure-" + (1000 + i) + ".txt", "figure " + i);
        }
        show(
                "statistics",
                new CollectionInfo(
                        "Introductory Statistics",
                        "A first course for secondary schools and colleges.",
                        List.of("en"),
                        "CC-BY-4.0",
                        "Open Books Project",
                        "",
                        resources));
    }

    void putEmptyOnes() throws IOException {
        show(
                "hadithi",
                new CollectionInfo(
                        "Hadithi za jioni", "", List.of("sw"), "CC0-1.0", "Maktaba ya kijiji", "", List.of()));
    }

    /** A newer version of the evening's stories, with one more than before. */
    void addToHadithi(String id, String title) throws IOException {
        file("hadithi/" + id + ".html", page("sw", "ltr", title));
        show(
                "hadithi",
                new CollectionInfo(
                        "Hadithi za jioni",
                        "",
                        List.of("sw"),
                        "CC0-1.0",
                        "Maktaba ya kijiji",
                        "",
                        List.of(item(id, title, "sw", "primary", id + ".html"))));
    }

    void file(String path, String text) throws IOException {
        file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void file(String path, byte[] content) throws IOException {
        contents.put(path, content);
        if (content.length > 0 && MediaTypes.isCompressible(MediaTypes.predict(new FilePath(path)))) {
            blobs.putDeflated(content);
        } else {
            blobs.putPlain(content);
        }
    }

    /** A text whose name does not say so, as whoever imported it has seen. */
    void text(String path, String text) throws IOException {
        file(path, text);
        texts.add(path);
    }

    void show(String id, CollectionInfo info) {
        var entries = new TreeMap<FilePath, FileEntry>();
        contents.forEach((path, content) -> {
            if (path.startsWith(id + "/")) {
                var inside = new FilePath(path.substring(id.length() + 1));
                entries.put(
                        inside,
                        new FileEntry(
                                inside,
                                Digest.ofContent(content),
                                content.length,
                                texts.contains(path) ? "text/plain" : MediaTypes.promised(inside)));
            }
        });
        shelf.put(new InMemoryShelf.InMemoryVersion(new CollectionId(id), new Version(3), info, entries));
        server.forget();
    }

    static String page(String tag, String direction, String title) {
        return "<!DOCTYPE html><html lang=\"" + tag + "\" dir=\"" + direction + "\"><meta charset=utf-8><title>" + title
                + "</title><link rel=stylesheet href=deep/style.css><h1>" + title + "</h1>"
                + "<p>Clean water keeps people well.</p>".repeat(20);
    }

    @Override
    public void close() throws IOException {
        server.close();
        blobs.close();
    }

    /** Serves it until the process ends, to look at with a browser. */
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("packhorse-sample");
        try (var library = full(folder)) {
            System.out.println("http://127.0.0.1:" + library.port() + "/");
            Thread.currentThread().join();
        }
    }
}
