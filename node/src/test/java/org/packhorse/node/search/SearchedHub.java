package org.packhorse.node.search;

import static org.awaitility.Awaitility.await;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.publish.Details;
import org.packhorse.node.publish.MetadataFile;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.transport.ClientAddress;

/** A hub with a folder of lessons, and search in what it has published. */
final class SearchedHub implements AutoCloseable {
    /** For a search, on a machine that has much else to do. */
    static final Duration UNHURRIED = Duration.ofMinutes(1);

    static final ClientAddress READER = ClientAddress.of(InetAddress.ofLiteral("10.0.0.7"));

    static final KindNames KINDS =
            (version, type, path) -> Kind.of(version, type, path).name();

    final TestHub hub;
    private final Path home;
    private FullText texts;

    SearchedHub(Path home) throws Exception {
        this.home = home;
        hub = new TestHub(home);
        texts = open();
    }

    private FullText open() {
        var opened = new FullText(folder(), hub.catalog(), KINDS, UNHURRIED, new Pace(false));
        opened.start();
        return opened;
    }

    Path folder() {
        return home.resolve("search");
    }

    FullText texts() {
        return texts;
    }

    /** Ends search, as a program that ends does. */
    void stop() throws IOException {
        texts.close();
    }

    void start() {
        texts = open();
    }

    SearchedHub write(String path, String text) throws IOException {
        hub.write(path, text);
        return this;
    }

    SearchedHub write(String path, byte[] content) throws IOException {
        hub.write(path, content);
        return this;
    }

    SearchedHub write(String path, Archive content) throws IOException {
        hub.write(path, content);
        return this;
    }

    /** Writes so many lessons about {@code word}. */
    void writeLessons(int count, String word) throws IOException {
        for (int i = 0; i < count; i++) {
            write("lesson-" + i + ".txt", "lesson" + i + " about " + word);
        }
    }

    StoredVersion shown() {
        return hub.catalog().findShown(LESSONS).orElseThrow();
    }

    /** What is in {@code folder}, in order. */
    static List<String> names(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.map(child -> String.valueOf(child.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    /** Publishes the folder, described by {@code toml}, and waits until it is indexed. */
    void publish(String toml) throws Exception {
        show(toml);
        awaitIndex();
    }

    void show(String toml) throws Exception {
        var file = Files.writeString(home.resolve("lessons.toml"), toml);
        var said = MetadataFile.read(file);
        var metadata = new MetadataFile(TestHub.DETAILS.overriddenBy(said.details()), said.resources());
        var drafted = hub.importFolder(Details.NONE, metadata, false);
        if (drafted.draft().isEmpty()) {
            throw new AssertionError(drafted.problems().toString());
        }
        hub.publisher().publish(LESSONS, hub.keys(), _ -> {});
    }

    void awaitIndex() {
        var shown = hub.catalog().findShown(LESSONS).map(StoredVersion::version);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> texts.answering(LESSONS).equals(shown));
    }

    Found find(String text) throws Exception {
        return texts.find(new SearchQuestion(text, Map.of(), 0, 20), READER);
    }

    Found find(String text, HitFacet facet, String value) throws Exception {
        return texts.find(new SearchQuestion(text, Map.of(facet, value), 0, 20), READER);
    }

    /** Where what was found is: paths of files, ids of resources. */
    List<String> places(String text) throws Exception {
        return find(text).hits().stream().map(hit -> hit.place().value()).toList();
    }

    /** The first snippet, what is marked between brackets. */
    static String snippet(Found found) {
        return found.hits().getFirst().snippet().stream()
                .map(part -> part.marked() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }

    static Optional<Integer> count(Found found, HitFacet facet, String value) {
        return found.counts().getOrDefault(facet, List.of()).stream()
                .filter(count -> count.value().equals(value))
                .map(Found.Count::hits)
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        texts.close();
        hub.close();
    }
}
