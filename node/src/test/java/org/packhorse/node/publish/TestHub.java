package org.packhorse.node.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.publish.repository.RepositoryFolder;
import org.packhorse.node.publish.repository.SignedRepository;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.node.store.segment.SegmentBlobStore;
import org.packhorse.node.store.segment.SegmentLimits;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.trust.metadata.SigningKeys;
import org.packhorse.protocol.trust.metadata.TargetFile;

/** A hub with one collection whose folder a test edits; real in everything but its database, which is in memory. */
public final class TestHub implements AutoCloseable {
    /** What it publishes. */
    public static final CollectionId LESSONS = new CollectionId("lessons");

    /** What a curator has to say about it. Its versions have in them what is in its folder, and no texts besides. */
    public static final Details DETAILS = new Details(
            Optional.of("Lessons"),
            Optional.of("For tests"),
            List.of("en"),
            Optional.of("CC-BY-4.0"),
            Optional.of("The testers"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(CarriedTexts.PDF));

    private static final SegmentLimits LIMITS = new SegmentLimits(64 << 20, 0);

    private final Path home;
    private final MovableClock clock;
    private final SigningKeys keys;
    private final Database database;
    private final BlobStore blobs;
    private Catalog catalog;

    /** A hub that lives in {@code home}, an empty folder. */
    public TestHub(Path home) throws IOException, RefusedInputException {
        this(home, new MovableClock());
    }

    /** The same with a clock that somebody moves. */
    public TestHub(Path home, MovableClock clock) throws IOException, RefusedInputException {
        this(home, clock, new InMemoryDatabase());
    }

    /** A hub of somebody else. */
    public static TestHub ofAStranger(Path home, MovableClock clock) throws IOException, RefusedInputException {
        return new TestHub(home, clock, new InMemoryDatabase(), SigningKeys.generate(new SecureRandom()));
    }

    /** The same with another database. */
    public TestHub(Path home, MovableClock clock, Database database) throws IOException, RefusedInputException {
        this(home, clock, database, SigningKeys.generate(new ChosenKeys()));
    }

    /** The same with keys that somebody chose. */
    public TestHub(Path home, MovableClock clock, Database database, SigningKeys keys)
            throws IOException, RefusedInputException {
        this.keys = keys;
        this.home = home;
        this.clock = clock;
        this.database = database;
        this.blobs = SegmentBlobStore.open(home.resolve("segments"), database, LIMITS);
        this.catalog = new Catalog(database, blobs);
        Files.createDirectories(folder());
        SignedRepository.create(repository(), keys, clock.instant());
        catalog.keep(CollectionState.created(LESSONS, new CollectionState.Source.Authored()));
    }

    /** The folder that the curator edits. */
    public Path folder() {
        return home.resolve("curated");
    }

    /** The static repository. */
    public Path repository() {
        return home.resolve("repository");
    }

    /** Where packs are made. */
    public Path work() {
        return home.resolve("work");
    }

    /** Who signs. */
    public SigningKeys keys() {
        return keys;
    }

    /** Its catalog. */
    public Catalog catalog() {
        return catalog;
    }

    /** Its database. */
    public Database database() {
        return database;
    }

    /** Its store. */
    public BlobStore blobs() {
        return blobs;
    }

    /** Writes a file of the curated folder. */
    public TestHub write(String path, byte[] content) throws IOException {
        var file = folder().resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content);
        return this;
    }

    /** The same with text. */
    public TestHub write(String path, String text) throws IOException {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with a ZIP file. */
    public TestHub write(String path, Archive content) throws IOException {
        return write(path, content.toBytes());
    }

    /** Deletes a file of the curated folder. */
    public TestHub delete(String path) throws IOException {
        Files.delete(folder().resolve(path));
        return this;
    }

    /** A publisher as a new process would make it. */
    public Publisher publisher() throws IOException, RefusedInputException {
        return new Publisher(catalog, blobs, database, new RepositoryFolder(repository()), work(), clock);
    }

    /** What a curator says who lets media of these patterns come later. */
    public Details later(String... patterns) throws RefusedInputException {
        return details(Optional.of(LaterMedia.parse(List.of(patterns))), Optional.empty());
    }

    /** What a curator says whose packs may lean on {@code others}. */
    public Details leaningOn(CollectionId... others) {
        return details(Optional.empty(), Optional.of(new LeansOn(List.of(others))));
    }

    private static Details details(Optional<LaterMedia> later, Optional<LeansOn> leansOn) {
        return new Details(
                DETAILS.title(),
                DETAILS.description(),
                DETAILS.languages(),
                DETAILS.licence(),
                DETAILS.publisher(),
                DETAILS.attribution(),
                later,
                leansOn,
                DETAILS.texts());
    }

    /** Publishes {@code files} as a version of {@code collection}, which is made where there is none yet. */
    public Published publish(CollectionId collection, Map<String, byte[]> files, Details details)
            throws IOException, InterruptedException, RefusedInputException {
        if (catalog.findState(collection).isEmpty()) {
            catalog.keep(CollectionState.created(collection, new CollectionState.Source.Authored()));
        }
        var folder = Files.createTempDirectory(home, collection.value());
        for (var file : files.entrySet()) {
            var place = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(place.getParent()));
            Files.write(place, file.getValue());
        }
        new FolderImport(catalog, blobs, database, work())
                .run(new FolderImport.Request(collection, folder, details, MetadataFile.NONE, false), bytes -> {});
        return publisher().publish(collection, keys, bytes -> {});
    }

    /** Signs {@code more} besides what is published. */
    public void sign(TargetFile more) throws IOException, RefusedInputException {
        var targets = new ArrayList<>(List.of(more));
        database.scan(DraftColumns.PUBLISHED, new byte[0], (_, offered) -> targets.addAll(offered.targets()));
        new SignedRepository(new RepositoryFolder(repository())).sign(targets, keys, clock.instant());
    }

    /** Forgets what a new process would not know. */
    public void restart() throws IOException {
        catalog = new Catalog(database, blobs);
    }

    /** Imports the folder as a curator does who has said everything. */
    public FolderImport.Result importFolder() throws IOException, InterruptedException, RefusedInputException {
        return importFolder(DETAILS, MetadataFile.NONE, false);
    }

    /** Imports the folder. */
    public FolderImport.Result importFolder(Details details, MetadataFile metadata, boolean skipProblems)
            throws IOException, InterruptedException, RefusedInputException {
        var request = new FolderImport.Request(LESSONS, folder(), details, metadata, skipProblems);
        return new FolderImport(catalog, blobs, database, work()).run(request, bytes -> {});
    }

    /** Imports the folder and publishes it. */
    public Published publish() throws IOException, InterruptedException, RefusedInputException {
        var result = importFolder();
        if (result.draft().isEmpty()) {
            throw new AssertionError(result.problems().toString());
        }
        return publisher().publish(LESSONS, keys, bytes -> {});
    }

    /** The folder's files as they are now, by path. */
    public Map<String, Digest> files() throws IOException {
        var files = new TreeMap<String, Digest>();
        try (var all = Files.walk(folder())) {
            all.filter(Files::isRegularFile).forEach(file -> {
                try {
                    files.put(folder().relativize(file).toString(), Digest.ofContent(Files.readAllBytes(file)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return files;
    }

    @Override
    public void close() throws IOException {
        blobs.close();
        database.close();
    }
}
