package org.packhorse.node.sync.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.ManifestPage;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.wire.ManifestCodec;
import org.packhorse.protocol.wire.ManifestWriter;

/** A changed manifest is the one made from scratch, to the bit, and costs what changed; {@code -Dseed=…} repeats a run. */
class ChangedManifestTest {
    private static final CollectionId LESSONS = new CollectionId("lessons");
    private static final Digest INFO = Digest.ofContent(new byte[0]);
    private static final int ROUNDS = 30;

    private final Map<Digest, byte[]> kept = new HashMap<>();
    private final TreeMap<FilePath, FileEntry> files = new TreeMap<>();
    private final Random random = new Random(Long.getLong("seed", 1));
    private int pagesRead;

    @Test
    void isTheManifestMadeFromScratch() throws Exception {
        System.out.println("ChangedManifestTest -Dseed=" + Long.getLong("seed", 1));
        populate();
        var old = scratch();
        for (int round = 0; round < ROUNDS; round++) {
            var before = new TreeMap<>(files);
            for (int edit = random.nextInt(4); edit >= 0; edit--) {
                edit(old);
            }
            files.keySet().removeIf(path -> !stands(path));
            var now = changed(old, differences(before));
            assertThat(ManifestCodec.encode(now)).as("round %d", round).isEqualTo(ManifestCodec.encode(scratch()));
            old = now;
        }
    }

    @Test
    void readsTheChangedPageOnly() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            put("f" + i + ".html");
        }
        var old = scratch();
        var path = new FilePath("f777.html");
        assertThat(ManifestPage.endsBehind(path)).isFalse();
        var before = new TreeMap<>(files);
        put(path.value());

        pagesRead = 0;
        changed(old, differences(before));

        assertThat(pagesRead).isEqualTo(1);
    }

    @Test
    void readsNothingWhereNothingChanged() throws Exception {
        populate();
        var old = scratch();

        assertThat(changed(old, Map.of())).isEqualTo(old);
        assertThat(pagesRead).isEqualTo(0);
    }

    @Test
    void refusesPartsLeftWithoutTheirContainerOnOtherPages() throws Exception {
        put("a");
        putContainer("b.zip", 3_000);
        put("c");
        var old = scratch();

        for (var gone : List.of("b.zip", "b.zip//")) {
            assertThatIllegalArgumentException()
                    .as(gone)
                    .isThrownBy(() -> changed(old, Map.of(new FilePath(gone), Optional.empty())));
        }
    }

    @Test
    void refusesAPartOfWhatIsNoContainerOnAPageTakenOver() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            put(String.format("f%05d", i));
        }
        var old = scratch();
        var last = old.pages().getLast().first();
        var part = entry(last + "//part");

        assertThatIllegalArgumentException().isThrownBy(() -> changed(old, Map.of(part.path(), Optional.of(part))));
    }

    private void populate() {
        for (int i = 0; i < 4_000; i++) {
            put(loosePath());
        }
        for (int i = 0; i < 6; i++) {
            putContainer(container(), random.nextInt(600));
        }
    }

    private String loosePath() {
        // Some stand between a container and its parts: a space comes before the slash.
        return random.nextInt(20) == 0
                ? container() + " " + random.nextInt(300)
                : "m" + random.nextInt(20) + "/" + random.nextInt(100_000) + ".html";
    }

    private String container() {
        return "m" + random.nextInt(20) + "/5.zip";
    }

    private void put(String path) {
        var entry = entry(path);
        files.put(entry.path(), entry);
    }

    private FileEntry entry(String value) {
        var path = new FilePath(value);
        var content = new byte[8];
        random.nextBytes(content);
        return new FileEntry(path, Digest.ofContent(content), random.nextInt(1_000), MediaTypes.predict(path));
    }

    private void putContainer(String path, int parts) {
        put(path);
        put(path + "//");
        for (int i = 0; i < parts; i++) {
            put(path + "//" + i + ".html");
        }
        put(path + "//inner.zip");
        put(path + "//inner.zip//");
        for (int i = 0; i < parts / 4; i++) {
            put(path + "//inner.zip//" + i);
        }
    }

    private void edit(Manifest old) throws IOException {
        var pages = old.pages();
        int index = random.nextInt(pages.size());
        var page = read(pages.get(index).digest()).entries();
        switch (random.nextInt(9)) {
            case 0 -> files.remove(page.getFirst().path());
            case 1 -> files.remove(page.getLast().path());
            case 2 -> page.forEach(entry -> files.remove(entry.path()));
            case 3 -> addEnding();
            case 4 -> putContainer(container(), random.nextInt(600));
            case 5 -> files.remove(new FilePath(container()));
            case 6 -> put(random.nextBoolean() ? "a" + random.nextInt(50) : "z" + random.nextInt(50));
            case 7 -> put(page.get(random.nextInt(page.size())).path().value());
            default -> put(loosePath());
        }
    }

    /** Whether all that {@code path} is inside of is there. */
    private boolean stands(FilePath path) {
        if (!path.isPart()) {
            return true;
        }
        var container = path.container();
        return files.containsKey(container)
                && files.containsKey(container.recipe().orElseThrow())
                && stands(container);
    }

    /** Adds a file behind which a page ends. */
    private void addEnding() {
        var path = loosePath();
        while (!ManifestPage.endsBehind(new FilePath(path))) {
            path = loosePath();
        }
        put(path);
    }

    private Map<FilePath, Optional<FileEntry>> differences(Map<FilePath, FileEntry> before) {
        var differences = new HashMap<FilePath, Optional<FileEntry>>();
        before.keySet().stream()
                .filter(path -> !files.containsKey(path))
                .forEach(path -> differences.put(path, Optional.empty()));
        files.forEach((path, entry) -> {
            if (!entry.equals(before.get(path))) {
                differences.put(path, Optional.of(entry));
            }
        });
        return differences;
    }

    private Manifest scratch() throws IOException {
        var writer = new ManifestWriter(kept::put);
        for (var entry : files.values()) {
            writer.add(entry);
        }
        return writer.finish(LESSONS, new Version(1), INFO);
    }

    private Manifest changed(Manifest old, Map<FilePath, Optional<FileEntry>> differences)
            throws IOException, RefusedInputException {
        try (var database = new InMemoryDatabase()) {
            var staging = new Staging(database, LESSONS);
            staging.keep(differences);
            var info = new CollectionInfo("Lessons", "", List.of("en"), "CC0-1.0", "Testers", "", List.of());
            var version = new StoredVersion(old, info, this::read);
            return new ChangedManifest(Optional.of(version), staging, kept::put)
                    .write()
                    .finish(LESSONS, new Version(1), INFO);
        }
    }

    private ManifestPage read(Digest digest) throws IOException {
        pagesRead++;
        try {
            return ManifestCodec.decodePage(Objects.requireNonNull(kept.get(digest)));
        } catch (RefusedInputException e) {
            throw new IOException(e);
        }
    }
}
