package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;
import static org.packhorse.node.sync.History.BOOK;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.packhorse.node.neighbour.KeptPacks;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.FaultyDatabase;
import org.packhorse.node.sync.plan.KnownUpstream;
import org.packhorse.node.upstream.Folders;
import org.packhorse.node.upstream.InMemoryUpstream;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.trust.Edition;

/**
 * What a hub published, two nodes that are neighbours, a stick that travels, and everything that can go wrong between them; all of it follows from
 * one seed, and what happens is written down.
 */
final class World implements AutoCloseable {
    private static final long KEEP_BYTES = 4 << 20;
    private static final int SCHOOLS = 2;

    /** After so many days hubs make what they promised. */
    private static final int DAYS_ALONE = 14;

    /** What hubs say to those who ask for a pack; nothing: they do not know such questions. */
    private static final List<String> ANSWERS =
            List.of("", "wait it will be made\n", "wait for ever", "no", "nonsense");

    private final Random random;
    private final Path home;
    private final MovableClock clock = new MovableClock();
    private final History history;
    private final List<School> schools = new ArrayList<>();
    private final InMemoryUpstream stick = new InMemoryUpstream();
    private final List<String> log = new ArrayList<>();
    private int newest;

    World(Path home, History history, long seed) throws Exception {
        this.random = new Random(seed);
        this.home = Files.createDirectories(home);
        this.history = history;
        for (int number = 0; number < SCHOOLS; number++) {
            schools.add(new School(number));
        }
        for (var school : schools) {
            school.node.among(school::neighbours, school.kept);
        }
    }

    /** A node with its own line to the hub, and what it offers its neighbours. */
    private final class School {
        private final int number;
        private final InMemoryUpstream line = new InMemoryUpstream();
        private final InMemoryUpstream lan = new InMemoryUpstream();
        private final KeptPacks kept;
        private String answer = "";
        private final TestNode node;
        private final Map<CollectionId, Version> shown = new HashMap<>();
        /** The first has nothing that packs could lean on besides the lessons. */
        private final List<CollectionId> collections;

        School(int number) throws Exception {
            this.number = number;
            this.kept = new KeptPacks(home.resolve("kept" + number), KEEP_BYTES);
            var hubAddress = URI.create("memory:///hub" + number);
            var stickAddress = URI.create("file:///stick");
            this.node = new TestNode(home.resolve("node" + number), clock, address -> {
                if (address.equals(hubAddress)) {
                    return line;
                }
                return address.equals(stickAddress) ? stick : schoolAt(address).lan;
            });
            this.collections = number == 0 ? List.of(LESSONS) : List.of(LESSONS, BOOK);
            for (var collection : collections) {
                node.follow(history.repository(), collection, hubAddress, stickAddress);
            }
        }

        /** Its line leads to this, and to somebody who says what was said last to those who ask. */
        void serve(Map<RepositoryPath, byte[]> repository) {
            line.goBackTo(repository);
            if (!answer.isEmpty()) {
                for (int version = 1; version < History.VERSIONS; version++) {
                    line.put("wanted/" + LESSONS + "/" + version, answer.getBytes(StandardCharsets.UTF_8));
                }
            }
        }

        List<KnownUpstream> neighbours(Object origin) {
            return schools.stream()
                    .filter(other -> other != this)
                    .map(other -> new KnownUpstream(other.lanAddress(), KnownUpstream.Kind.NEIGHBOUR))
                    .toList();
        }

        URI lanAddress() {
            return URI.create("memory:///school" + number);
        }

        /** Offers what was kept and what is trusted, as a neighbour does. */
        void passOn() throws Exception {
            var files = new HashMap<RepositoryPath, byte[]>();
            var trusted = node.parts().trust().load(node.origin().id());
            if (trusted.find("targets.json").isPresent()
                    && trusted.find("snapshot.json").isPresent()) {
                Edition.read(trusted)
                        .toPublish()
                        .toMap()
                        .forEach((name, bytes) -> files.put(RepositoryPath.ofMetadata(name), bytes));
            }
            var folder =
                    home.resolve("kept" + number).resolve(node.origin().id().toString());
            if (Files.isDirectory(folder)) {
                files.putAll(Folders.read(folder));
            }
            lan.goBackTo(files);
        }

        /** One round under whatever {@link #spoil} has set up. */
        void pull() throws Exception {
            String outcome;
            try {
                var end = random.nextInt(4) == 0 ? node.pull() : node.pullUnasked();
                outcome = end.problem()
                        .map(problem -> problem.kind().toString())
                        .orElse(node.report().promised().isEmpty() ? "well" : "waits");
                clock.move(Duration.ofSeconds(1 + random.nextInt(600)));
            } catch (FaultyDatabase.Killed e) {
                outcome = "killed";
                node.restart();
            }
            node.database().heal();
            note("school " + number + " pulls: " + outcome + ", has " + versions());
            if (random.nextBoolean()) {
                node.tidy();
            }
            check();
        }

        private List<Version> versions() throws IOException {
            var versions = new ArrayList<Version>();
            for (var collection : collections) {
                versions.add(node.version(collection));
            }
            return versions;
        }

        private void check() throws IOException {
            for (var collection : collections) {
                check(collection);
            }
        }

        private void check(CollectionId collection) throws IOException {
            var now = node.version(collection);
            var before = shown.getOrDefault(collection, Version.NOTHING);
            assertThat(before.isAfter(now))
                    .as("%s goes back from %s to %s", collection, before, now)
                    .isFalse();
            assertThat(node.files(collection))
                    .as("%s version %s", collection, now)
                    .isEqualTo(history.files(collection, now));
            shown.put(collection, now);
        }

        boolean has(Version version) throws IOException {
            return versions().stream().allMatch(version::equals);
        }
    }

    private School schoolAt(URI address) {
        return schools.stream()
                .filter(school -> school.lanAddress().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private void note(String what) {
        log.add(what);
    }

    /** What happened so far. */
    List<String> log() {
        return List.copyOf(log);
    }

    /** Lets something happen. */
    void step() throws Exception {
        switch (random.nextInt(9)) {
            case 0 -> publish(1);
            case 1 -> publish(1 + random.nextInt(History.VERSIONS));
            case 2 -> loadStick();
            case 3 -> answerQuestions();
            default -> {
                var school = schools.get(random.nextInt(SCHOOLS));
                spoil(school);
                school.pull();
                school.passOn();
            }
        }
    }

    private void publish(int versions) {
        newest = Math.min(newest + versions, History.VERSIONS);
        note("version " + newest + " is published");
        for (var school : schools) {
            if (random.nextInt(4) > 0) {
                school.serve(history.repositoryAt(newest));
            }
        }
    }

    /** The hub of some school makes what it was asked for, or not, and from now on says something else. */
    private void answerQuestions() {
        var school = schools.get(random.nextInt(SCHOOLS));
        school.answer = ANSWERS.get(random.nextInt(ANSWERS.size()));
        school.serve(random.nextBoolean() ? history.completedAt(newest) : history.repositoryAt(newest));
        note("school " + school.number + " is told: " + school.answer);
    }

    /** Somebody copies the hub, or a part of it, to the stick. */
    private void loadStick() {
        var files = new HashMap<>(history.repositoryAt(newest));
        int kind = random.nextInt(3);
        files.keySet()
                .removeIf(path -> (kind == 0 && path.value().startsWith("metadata/"))
                        || (kind == 1 && path.value().endsWith(".pack")));
        stick.goBackTo(files);
        note("the stick is loaded, kind " + kind);
    }

    /** Sets up what goes wrong in the next round of {@code school}. */
    private void spoil(School school) throws Exception {
        var upstreams = new ArrayList<>(List.of(school.line, stick));
        schools.stream().filter(other -> other != school).forEach(other -> upstreams.add(other.lan));
        for (var upstream : upstreams) {
            upstream.setScattering(random.nextBoolean());
            int after = random.nextInt(60_000);
            switch (random.nextInt(8)) {
                case 0 -> upstream.cutAfter(after);
                case 1 -> upstream.goDownAfter(after);
                case 2 -> upstream.garbageAfter(after);
                case 3 -> upstream.setReachable(false);
                case 4 -> lose(upstream);
                case 5 -> damage(upstream);
                default -> upstream.cutAfter(Long.MAX_VALUE);
            }
        }
        int commit = random.nextInt(30);
        boolean afterwards = random.nextBoolean();
        switch (random.nextInt(5)) {
            case 0 -> school.node.database().killAfter(commit, afterwards);
            case 1 -> school.node.blobs().setRoom(Long.MAX_VALUE, random.nextInt(60_000));
            case 2 -> school.node.losePower();
            default -> school.node.blobs().makeRoom();
        }
    }

    private List<String> files(InMemoryUpstream upstream) {
        return upstream.snapshot().keySet().stream()
                .map(RepositoryPath::value)
                .sorted()
                .toList();
    }

    private void lose(InMemoryUpstream upstream) {
        var files = files(upstream);
        if (!files.isEmpty()) {
            upstream.remove(files.get(random.nextInt(files.size())));
        }
    }

    private void damage(InMemoryUpstream upstream) {
        var files = files(upstream);
        if (!files.isEmpty()) {
            var file = files.get(random.nextInt(files.size()));
            int length = Objects.requireNonNull(upstream.snapshot().get(new RepositoryPath(file))).length;
            if (length > 0) {
                upstream.damage(file, random.nextInt(length));
            }
        }
    }

    /** Ends all faults; every node has to come to the newest version by itself within a month. */
    void settle() throws Exception {
        newest = Math.max(newest, 1);
        var wanted = new Version(newest);
        for (var school : schools) {
            school.answer = random.nextBoolean() ? "wait for ever" : "";
            school.serve(history.repositoryAt(newest));
            school.line.cutAfter(Long.MAX_VALUE);
            school.node.blobs().makeRoom();
            school.node.restart();
        }
        stick.cutAfter(Long.MAX_VALUE);
        schools.forEach(school -> school.lan.cutAfter(Long.MAX_VALUE));
        for (var school : schools) {
            for (int day = 0; day < 30 && !school.has(wanted); day++) {
                school.node.pullUnasked();
                school.check();
                clock.move(Duration.ofDays(1));
                if (day == DAYS_ALONE) {
                    // Where the full pack is older than what is shown, this is the only way.
                    school.serve(history.completedAt(newest));
                }
            }
            note("school " + school.number + " settled at " + school.node.version(LESSONS));
            assertThat(school.has(wanted)).isTrue();
        }
    }

    @Override
    public void close() throws IOException {
        for (var school : schools) {
            school.node.close();
        }
    }
}
