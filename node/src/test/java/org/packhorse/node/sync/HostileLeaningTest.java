package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.packhorse.node.publish.TestHub.DETAILS;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.catalog.Footing;
import org.packhorse.node.store.Content;
import org.packhorse.node.sync.pack.FrameApplier;
import org.packhorse.node.sync.pack.PullProgress;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.BaseRange;
import org.packhorse.protocol.pack.FramePlan;
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.pack.Leans;
import org.packhorse.protocol.pack.PlanCopy;
import org.packhorse.protocol.pack.PlanItem;
import org.packhorse.protocol.wire.ManifestCodec;

/** Packs that lean on another collection and misuse it. */
final class HostileLeaningTest extends PullFixture {
    private static final CollectionId BOOK = new CollectionId("book");

    /** The lessons have two entries; so the book's begin here: {@code a.txt}, {@code z.zip}, its recipe and its two parts. */
    private static final int FIRST_OF_BOOK = 2;

    private static final int ZIP_OF_BOOK = FIRST_OF_BOOK + 1;
    private static final int BEHIND_ALL = FIRST_OF_BOOK + 5;

    static Stream<Arguments> plans() {
        return Stream.of(
                Arguments.of(
                        "removes a file of the other's", plan(List.of(FIRST_OF_BOOK), List.of(), List.of(), List.of())),
                Arguments.of("replaces a file of the other's", items(replaced(FIRST_OF_BOOK, false))),
                Arguments.of("replaces one leaning on it", items(replaced(FIRST_OF_BOOK, true))),
                Arguments.of(
                        "copies in the place of a file of the other's",
                        copies(new PlanCopy.Target.AtPosition(FIRST_OF_BOOK), new PlanCopy.Source.OldFile(0))),
                Arguments.of(
                        "copies what was put together",
                        copies(atPath("new.zip"), new PlanCopy.Source.OldFile(ZIP_OF_BOOK))),
                Arguments.of(
                        "copies from behind all", copies(atPath("new.txt"), new PlanCopy.Source.OldFile(BEHIND_ALL))),
                Arguments.of(
                        "copies from far behind all",
                        copies(atPath("x"), new PlanCopy.Source.OldFile(Integer.MAX_VALUE))),
                Arguments.of(
                        "takes a name from behind all",
                        items(new PlanItem.Namesake("x/", BEHIND_ALL, 0, Optional.empty()))),
                Arguments.of("leans on what was put together", ranges(new BaseRange.OldFiles(ZIP_OF_BOOK, 1))),
                Arguments.of("leans on a part of that", ranges(new BaseRange.Window(ZIP_OF_BOOK, 0, 1))),
                Arguments.of("leans on files that end behind all", ranges(new BaseRange.OldFiles(ZIP_OF_BOOK + 1, 9))),
                Arguments.of("leans on bytes behind a file's end", ranges(new BaseRange.Window(FIRST_OF_BOOK, 4, 2))),
                Arguments.of("leans on far too many files", ranges(new BaseRange.OldFiles(ZIP_OF_BOOK + 1, 65_536))));
    }

    private static FramePlan plan(
            List<Integer> removed, List<PlanItem> items, List<BaseRange> ranges, List<PlanCopy> copies) {
        return new FramePlan(removed, items, ranges, copies);
    }

    private static FramePlan items(PlanItem item) {
        return plan(List.of(), List.of(item), List.of(), List.of());
    }

    private static PlanItem replaced(int position, boolean leaning) {
        return new PlanItem.Replaced(position, leaning, 0, Optional.empty());
    }

    private static FramePlan copies(PlanCopy.Target target, PlanCopy.Source source) {
        return plan(List.of(), List.of(), List.of(), List.of(new PlanCopy(target, source, Optional.empty())));
    }

    private static PlanCopy.Target atPath(String path) {
        return new PlanCopy.Target.AtPath(new FilePath(path));
    }

    private static FramePlan ranges(BaseRange range) {
        return plan(List.of(), List.of(), List.of(range), List.of());
    }

    private Leans publishAll() throws Exception {
        var zip = new Archive(6).with("a.txt", "a").with("b.txt", "b").toBytes();
        hub.publish(BOOK, Map.of("a.txt", Content.text(1, 5), "z.zip", zip), DETAILS);
        hub.write("a.txt", Content.text(1, 5)).write("b.txt", Content.text(2, 20_000));
        publish();
        node.follow(hub.repository(), BOOK, MEMORY);
        pull();
        hub.write("b.txt", Content.text(3, 20_000));
        publish();
        var version = hub.catalog().findShown(BOOK).orElseThrow();
        assertThat(version.entries()).isEqualTo(BEHIND_ALL - FIRST_OF_BOOK);
        return new Leans(
                List.of(new Lean(BOOK, new Version(1), Digest.ofContent(ManifestCodec.encode(version.manifest())))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void takesThePlainPackWhereTheOtherIsMisused(String what, FramePlan plan) throws Exception {
        var leans = publishAll();
        var forged = new ForgedPack().frame(plan, new byte[0]).leaningOn(leans);
        sign(forged);
        int asked = link.asked().size();

        pull();

        assertShowsTheHubsFolder(2);
        assertThat(packsAsked(asked)).as(what).hasSize(2).endsWith(pack(1, 2));
        assertThat(node.report().incidents()).as(what).hasSize(1);
        assertThat(node.files(BOOK)).hasSize(2);
    }

    /** Beside the plain packs, so that it is the shortest. */
    private void sign(ForgedPack forged) throws Exception {
        var pack = forged.serve(link);
        var forgery = bytes(pack.path().value());
        hub.sign(pack.toTarget());
        serve();
        link.put(pack.path().value(), forgery);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void aPackThatLeansOnNothingElseCannotNameItAtAll(String what, FramePlan plan) throws Exception {
        var _ = publishAll();
        var old = node.shown(LESSONS);
        var applier = new FrameApplier(new Footing(old, List.of()), node.blobs(), node.staging(LESSONS));
        var offer = new ForgedPack().frame(plan, new byte[0]).serve(link);

        assertThatThrownBy(() -> applier.apply(
                        PullProgress.begin(offer),
                        ByteBuffer.wrap(ForgedPack.compressed(plan)),
                        ByteBuffer.allocate(0)))
                .as(what)
                .isInstanceOf(RefusedInputException.class);
    }
}
