package org.packhorse.node.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.packhorse.node.publish.TestHub.DETAILS;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.store.Content;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.pack.Lean;

/** Which packs that lean on other collections a hub offers, and for how long. */
final class LeaningPacksTest {
    private static final CollectionId BOOK = new CollectionId("book");

    @TempDir
    Path home = Path.of("set by JUnit");

    @AutoClose
    private TestHub hub;

    @BeforeEach
    void begin() throws Exception {
        hub = new TestHub(home);
        hub.write("picture.jpg", Content.noise(1, 60_000)).write("own.jpg", Content.noise(2, 20_000));
        publishBook(0);
    }

    private void publishBook(int edition) throws Exception {
        hub.publish(
                BOOK,
                Map.of("picture.jpg", Content.noise(1, 60_000), "text.html", Content.text(edition, 500)),
                DETAILS);
    }

    private Published publish(Details details) throws Exception {
        hub.importFolder(details, MetadataFile.NONE, false);
        return hub.publisher().publish(LESSONS, hub.keys(), bytes -> {});
    }

    private Published publish() throws Exception {
        return publish(hub.leaningOn(BOOK));
    }

    private void edit(int edition) throws Exception {
        hub.write("index.html", "edition " + edition);
    }

    private Offered offered() throws Exception {
        return hub.database().find(DraftColumns.PUBLISHED, LESSONS).orElseThrow();
    }

    private Optional<Version> leanedOn() throws Exception {
        return offered().leaningFull().map(pack -> pack.leans().all().getFirst().version());
    }

    @Test
    void offersAPackForNewcomersWhoHaveTheOther() throws Exception {
        var published = publish();

        assertThat(published.packs()).hasSize(2);
        var plain = published.packs().getFirst();
        var leaning = published.packs().getLast();
        assertThat(plain.needsNothing()).isTrue();
        assertThat(leaning.from()).isEqualTo(Version.NOTHING);
        assertThat(leaning.leans().all().stream().map(Lean::toString)).containsExactly("book version 1");
        assertThat(leaning.lengthBytes()).isLessThan(plain.lengthBytes() / 3);
        assertThat(hub.repository().resolve(leaning.path().value())).hasSize(leaning.lengthBytes());
        assertThat(hub.repository().resolve(leaning.headPath().value())).hasSize(leaning.headLength());
    }

    @Test
    void aDryRunTellsWhatItWouldCostAndOffersNothing() throws Exception {
        hub.importFolder(hub.leaningOn(BOOK), MetadataFile.NONE, false);
        var estimated = hub.publisher().estimate(LESSONS, bytes -> {});

        var published = publish();

        assertThat(estimated.packs()).isEqualTo(published.packs());
    }

    @Test
    void offersNoneWhereItWouldSaveTooLittle() throws Exception {
        hub.delete("picture.jpg").write("index.html", Content.text(0, 400));

        assertThat(publish().packs()).hasSize(1).allMatch(PackOffer::needsNothing);
        assertThat(offered().files()).hasSize(3);
    }

    @Test
    void theSignedTargetsAreReadAsTheyWereWritten() throws Exception {
        publish();

        assertThat(SignedTargets.of(hub.repository()))
                .contains(offered().leaningFull().orElseThrow().path());
    }

    @Test
    void aStepFromTheVersionBeforeLeansToo() throws Exception {
        publish();
        hub.publish(BOOK, Map.of("newt.jpg", Content.noise(7, 60_000)), DETAILS);
        hub.write("newt.jpg", Content.noise(7, 60_000));

        var step = publish().packs().stream()
                .filter(pack ->
                        pack.from().equals(new Version(1)) && !pack.leans().isEmpty())
                .findFirst();

        assertThat(step.orElseThrow().lengthBytes()).isLessThan(1_000);
    }

    @Test
    void theOneForNewcomersStaysWhileNodesHaveWhatItLeansOn() throws Exception {
        publish();
        var first = offered().leaningFull();
        publishBook(2);
        for (int edition = 2; edition <= 4; edition++) {
            edit(edition);
            publish();

            assertThat(offered().full().orElseThrow().to()).isEqualTo(new Version(1));
            assertThat(offered().leaningFull()).isEqualTo(first);
            assertThat(hub.repository().resolve(first.orElseThrow().path().value()))
                    .exists();
        }
    }

    @Test
    void itIsMadeAnewWhenTheOtherHasMovedOnTwice() throws Exception {
        publish();
        edit(2);
        publish();
        publishBook(2);
        publishBook(3);
        assertThat(leanedOn()).contains(new Version(1));
        edit(3);

        publish();

        assertThat(leanedOn()).contains(new Version(3));
        var leaning = offered().leaningFull().orElseThrow();
        assertThat(leaning.to()).isEqualTo(new Version(1));
        assertThat(hub.repository().resolve(leaning.path().value())).exists();
        assertThat(offered().targets().stream().filter(target -> target.path().contains(".leaning-")))
                .hasSize(1);
    }

    @Test
    void theWordIsRememberedUntilItIsTakenBack() throws Exception {
        publish();
        edit(2);
        publish(DETAILS);
        assertThat(leanedOn()).isPresent();
        edit(3);

        publish(hub.leaningOn());

        assertThat(leanedOn()).isEmpty();
        assertThat(SignedTargets.of(hub.repository()))
                .noneMatch(path -> path.value().contains(".leaning-"));
    }

    @Test
    void whatIsSaidInTheMetadataFileCounts() throws Exception {
        var file = Files.writeString(home.resolve("curated.toml"), "leans-on = [\"book\"]\n");
        hub.importFolder(DETAILS, MetadataFile.read(file), false);

        hub.publisher().publish(LESSONS, hub.keys(), bytes -> {});

        assertThat(leanedOn()).contains(new Version(1));
    }

    @Test
    void refusesWhatPacksCannotLeanOn() throws Exception {
        assertThatThrownBy(() -> publish(hub.leaningOn(LESSONS))).hasMessageContaining("the collection itself");
        assertThatThrownBy(() -> publish(hub.leaningOn(new CollectionId("nowhere"))))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining("no such collection is published here");
        assertThatThrownBy(() -> LeansOn.parse(List.of("a", "b", "c", "d", "e")))
                .hasMessageContaining("5 collections, more than 4");
        assertThatThrownBy(() -> LeansOn.parse(List.of("../book"))).isInstanceOf(RefusedInputException.class);
        assertThat(LeansOn.parse(List.of("b", "a", "b")).collections())
                .containsExactly(new CollectionId("a"), new CollectionId("b"));
    }
}
