package org.packhorse.node.sync;

import static org.packhorse.node.publish.TestHub.DETAILS;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.publish.MetadataFile;
import org.packhorse.node.publish.PackingWatcher;
import org.packhorse.node.publish.PacksOnDemand;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.node.upstream.Folders;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.trust.metadata.SigningKey;
import org.packhorse.protocol.trust.metadata.SigningKeys;

/**
 * What a hub published, one version after the other, made once for many schedules; always the same. Two collections, which have much in
 * common; packs of the lessons lean on the book.
 */
final class History implements AutoCloseable {
    static final int VERSIONS = 12;
    static final CollectionId BOOK = new CollectionId("book");

    private static final long SEED = 1;

    private final Random random = new Random(SEED);
    private final Random bookRandom = new Random(SEED);
    private final TestHub hub;
    private int madeOnDemand;
    private final List<Map<RepositoryPath, byte[]>> repositories = new ArrayList<>();
    private final List<Map<RepositoryPath, byte[]>> completed = new ArrayList<>();
    private final Map<String, byte[]> book = new TreeMap<>();
    private final Map<CollectionId, List<Map<String, Digest>>> files = new HashMap<>();

    History(Path home) throws Exception {
        var keys = new SigningKeys(key(), key(), key(), key());
        hub = new TestHub(Files.createDirectories(home), new MovableClock(), new InMemoryDatabase(), keys);
        repositories.add(Folders.read(hub.repository()));
        completed.add(repositories.getFirst());
        files.put(LESSONS, new ArrayList<>(List.of(Map.of())));
        files.put(BOOK, new ArrayList<>(List.of(Map.of())));
        for (int version = 1; version <= VERSIONS; version++) {
            edit(version);
            editBook(version);
            hub.publish(BOOK, book, DETAILS);
            hub.importFolder(hub.leaningOn(BOOK), MetadataFile.NONE, false);
            hub.publisher().publish(LESSONS, hub.keys(), bytes -> {});
            repositories.add(Folders.read(hub.repository()));
            makeOnDemand(version);
            completed.add(Folders.read(hub.repository()));
            filesOf(LESSONS).add(hub.files());
            var digests = new TreeMap<String, Digest>();
            book.forEach((path, content) -> digests.put(path, Digest.ofContent(content)));
            filesOf(BOOK).add(digests);
        }
    }

    private List<Map<String, Digest>> filesOf(CollectionId collection) {
        return Objects.requireNonNull(files.get(collection));
    }

    /** Often to what the lessons have as well, or will have. */
    private void editBook(int version) {
        book.put("always.txt", ("edition " + version).getBytes(StandardCharsets.UTF_8));
        for (int edit = bookRandom.nextInt(8); edit >= 0; edit--) {
            int content = bookRandom.nextInt(40);
            if (bookRandom.nextInt(4) == 0) {
                book.remove(content + ".jpg");
            } else {
                book.put(content + ".jpg", Content.noise(content, bookRandom.nextInt(30_000)));
                book.put(content + ".html", Content.text(content, bookRandom.nextInt(30_000)));
            }
        }
    }

    private void makeOnDemand(int newest) throws Exception {
        var packs = hub.publisher().onDemand();
        for (int from = 1; from < newest; from++) {
            if (packs.make(TestHub.LESSONS, new Version(from), hub.keys(), PackingWatcher.NONE)
                    instanceof PacksOnDemand.Outcome.Made) {
                madeOnDemand++;
            }
        }
    }

    /** How many packs were made beside those of publications. */
    int madeOnDemand() {
        return madeOnDemand;
    }

    private SigningKey key() {
        var seed = new byte[SigningKey.SEED_BYTES];
        random.nextBytes(seed);
        return SigningKey.ofSeed(seed);
    }

    private void edit(int version) throws Exception {
        // One file always changes, so that there is something to publish.
        hub.write("always.txt", "version " + version);
        for (int edit = random.nextInt(6); edit >= 0; edit--) {
            var path = "f" + random.nextInt(4) + "/" + random.nextInt(6) + (random.nextBoolean() ? ".html" : ".jpg");
            switch (random.nextInt(5)) {
                case 4 -> hub.write(random.nextInt(3) + ".zip", archive());
                case 0 -> hub.write(path, Content.text(random.nextInt(40), random.nextInt(30_000)));
                case 1 -> hub.write(path, Content.noise(random.nextInt(40), random.nextInt(30_000)));
                case 2 -> hub.write(path, "short " + random.nextInt(3));
                default -> {
                    if (hub.files().containsKey(path)) {
                        hub.delete(path);
                    }
                }
            }
        }
    }

    /** Now and then with another in it, now and then with what is loose as well. */
    private byte[] archive() throws Exception {
        var archive = Archive.book(1 + random.nextInt(9), random.nextInt(5));
        if (random.nextInt(3) == 0) {
            archive.with("inner.zip", archive());
        }
        return archive.with("loose.html", Content.text(random.nextInt(40), random.nextInt(30_000)))
                .toBytes();
    }

    /** Where the root stands that is to be pinned. */
    Path repository() {
        return hub.repository();
    }

    /** The hub's repository after it published {@code version}. */
    Map<RepositoryPath, byte[]> repositoryAt(int version) {
        return repositories.get(version);
    }

    /** The same, when every pack on demand that can be made has been made. */
    Map<RepositoryPath, byte[]> completedAt(int version) {
        return completed.get(version);
    }

    /** What {@code version} of {@code collection} holds. */
    Map<String, Digest> files(CollectionId collection, Version version) {
        return filesOf(collection).get((int) version.number());
    }

    @Override
    public void close() throws IOException {
        hub.close();
    }
}
