package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.publish.repository.RepositoryFolder;
import org.packhorse.node.publish.repository.SignedRepository;
import org.packhorse.node.store.Content;
import org.packhorse.node.sync.plan.Problem.Kind;
import org.packhorse.node.upstream.Folders;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.trust.Edition;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.metadata.TargetFile;

/** Bytes and metadata that are not what a publisher made, and publishers that sign nonsense. */
final class HostilePackTest extends PullFixture {
    private void publishTwice() throws Exception {
        hub.write("index.html", Content.text(1, 20_000)).write("river.jpg", Content.noise(2, 20_000));
        hub.write("z.zip", new Archive(6).with("a.txt", "a").with("b.txt", "b"));
        publish();
        pull();
        hub.write("index.html", Content.text(3, 20_000)).write("new.jpg", Content.noise(4, 5_000));
        publish();
    }

    @Test
    void takesTheFullPackWhereTheDeltaIsDamaged() throws Exception {
        publishTwice();
        link.damage(pack(1, 2), bytes(pack(1, 2)).length - 10);

        pull();

        assertShowsTheHubsFolder(2);
        assertThat(packsAsked(0)).endsWith(pack(1, 2), pack(0, 2));
    }

    @Test
    void keepsTheOldVersionWhereEveryPackIsDamagedAndRecovers() throws Exception {
        publishTwice();
        var shown = node.files(LESSONS);
        link.damage(pack(1, 2), 20);
        link.damage(pack(0, 2), bytes(pack(0, 2)).length - 10);

        var problem = pullFails();

        assertThat(problem.kind()).isEqualTo(Kind.NOT_TRUSTED);
        assertThat(node.files(LESSONS)).isEqualTo(shown);
        assertThat(node.version(LESSONS)).isEqualTo(new Version(1));
        serve();
        pull();
        assertShowsTheHubsFolder(2);
    }

    @Test
    void refusesAPackInThePlaceOfAnother() throws Exception {
        publishTwice();
        var full = bytes(pack(0, 2));
        link.put(pack(0, 2), bytes(pack(1, 2)));
        link.put(pack(1, 2), full);

        pullFails();

        assertThat(node.version(LESSONS)).isEqualTo(new Version(1));
    }

    @Test
    void goesOnWhereATruncatedPackWasMadeWhole() throws Exception {
        publishTwice();
        var whole = bytes(pack(1, 2));
        link.put(pack(1, 2), Arrays.copyOf(whole, whole.length / 2));
        assertThat(pullFails().kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(node.version(LESSONS)).isEqualTo(new Version(1));
        link.put(pack(1, 2), whole);
        int asked = link.asked().size();

        pull();

        assertShowsTheHubsFolder(2);
        assertThat(link.asked().subList(asked, link.asked().size()))
                .filteredOn(question -> question.path().value().endsWith(".pack"))
                .singleElement()
                .satisfies(question -> assertThat(question.offset()).isEqualTo(whole.length / 2));
    }

    @Test
    void refusesAPackThatIsLongerThanSigned() throws Exception {
        publishTwice();
        var whole = bytes(pack(1, 2));
        link.put(pack(1, 2), Arrays.copyOf(whole, whole.length + 1));

        pull();

        assertShowsTheHubsFolder(2);
        assertThat(packsAsked(0)).contains(pack(0, 2));
    }

    @Test
    void refusesMetadataOfAStranger() throws Exception {
        publishTwice();
        int asked = link.asked().size();
        try (var stranger = TestHub.ofAStranger(Files.createDirectories(home.resolve("stranger")), clock)) {
            for (int version = 1; version <= 3; version++) {
                stranger.write("index.html", "trust me " + version).publish();
            }
            link.goBackTo(Folders.read(stranger.repository()));

            assertThat(pullFails().kind()).isEqualTo(Kind.NOT_TRUSTED);
        }

        assertThat(node.version(LESSONS)).isEqualTo(new Version(1));
        assertThat(packsAsked(asked)).isEmpty();
    }

    @Test
    void refusesOlderMetadataThanItHasSeen() throws Exception {
        hub.write("index.html", "one");
        publish();
        var old = link.snapshot();
        hub.write("index.html", "two");
        publish();
        pull();
        link.goBackTo(old);

        assertThat(pullFails().kind()).isEqualTo(Kind.NOT_TRUSTED);

        assertShowsTheHubsFolder(2);
    }

    @Test
    void refusesMetadataThatHasExpired() throws Exception {
        publishTwice();
        clock.move(Duration.ofDays(181));

        assertThat(pullFails().kind()).isEqualTo(Kind.NOT_TRUSTED);

        assertThat(node.version(LESSONS)).isEqualTo(new Version(1));
    }

    /** The publisher itself signs {@code forged} as its only delta to version 2, beside the full pack. */
    private void sign(ForgedPack forged) throws Exception {
        var targets = new ArrayList<TargetFile>(signedTargets());
        targets.removeIf(target -> target.path().endsWith("from-1.head"));
        var pack = forged.serve(link);
        targets.add(pack.toTarget());
        new SignedRepository(new RepositoryFolder(hub.repository())).sign(targets, hub.keys(), clock.instant());
        var forgery = bytes(pack.path().value());
        serve();
        link.put(pack.path().value(), forgery);
    }

    private Collection<TargetFile> signedTargets() throws Exception {
        return Edition.read(MetadataFiles.EMPTY
                        .with("root.json", bytes("metadata/1.root.json"))
                        .with("timestamp.json", bytes("metadata/timestamp.json"))
                        .with("snapshot.json", bytes("metadata/3.snapshot.json"))
                        .with("targets.json", bytes("metadata/3.targets.json")))
                .targets()
                .targets()
                .values();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.packhorse.node.sync.Nonsense#all")
    void takesTheFullPackWhereTheDeltaIsNonsense(String what, ForgedPack forged) throws Exception {
        publishTwice();
        sign(forged);

        assertThat(node.pull().problem()).as(what).isEmpty();

        assertShowsTheHubsFolder(2);
        assertThat(packsAsked(0)).as(what).endsWith(pack(0, 2));
    }
}
