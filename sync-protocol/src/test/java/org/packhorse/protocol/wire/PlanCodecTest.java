package org.packhorse.protocol.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.pack.BaseRange;
import org.packhorse.protocol.pack.FramePlan;
import org.packhorse.protocol.pack.PlanCopy;
import org.packhorse.protocol.pack.PlanItem;

/** A plan's columns: their exact bytes, and what no hub would send. */
class PlanCodecTest {
    /** The example of SPEC.md, "A plan, byte by byte". */
    private static final FramePlan EXAMPLE = new FramePlan(
            List.of(2, 300),
            List.of(
                    new PlanItem.Description(200),
                    new PlanItem.Replaced(5, true, -3, Optional.empty()),
                    new PlanItem.Replaced(4, false, 1, Optional.of("text/x-poem")),
                    new PlanItem.Added(new FilePath("en/a.html"), 64, Optional.empty()),
                    new PlanItem.Added(new FilePath("en/b"), 1, Optional.of("text/html"))),
            List.of(
                    new BaseRange(new BaseRange.Source.OldFile(0), 0, 10),
                    new BaseRange(new BaseRange.Source.EarlierFrame(1), 7, 200)),
            List.of(
                    new PlanCopy(new PlanCopy.Target.AtPosition(0), new PlanCopy.Source.OldFile(9), Optional.empty()),
                    new PlanCopy(
                            new PlanCopy.Target.AtPath(new FilePath("c")),
                            new PlanCopy.Source.Item(0),
                            Optional.of("a/b"))));

    private static final String EXAMPLE_BYTES = """
            0a03 02aa02
            1205 0300010202
            1a02 0a01
            2207 9003 05 02 8001 02
            2a02 0003
            3202 0901
            3a0a 656e2f612e68746d6c62
            420f 0802 120b 746578742f782d706f656d
            420d 0804 1209 746578742f68746d6c
            4a04 0800 200a
            4a07 1001 1807 20c801
            5204 0800 1809
            520a 120163 2000 2a03 612f62
            """;

    @Test
    void writesTheseBytes() throws Exception {
        var bytes = HexFormat.of().parseHex(EXAMPLE_BYTES.replaceAll("\\s", ""));

        assertThat(HexFormat.of().formatHex(PlanCodec.encode(EXAMPLE)))
                .isEqualTo(HexFormat.of().formatHex(bytes));
        assertThat(PlanCodec.decode(bytes)).isEqualTo(EXAMPLE);
    }

    @Test
    void writesNothingForNothing() throws Exception {
        var nothing = new FramePlan(List.of(), List.of(), List.of(), List.of());

        assertThat(PlanCodec.encode(nothing)).isEmpty();
        assertThat(PlanCodec.decode(new byte[0])).isEqualTo(nothing);
    }

    @Test
    void statesOnlyTypesThatTheNameDoesNotSay() {
        assertThat(PlanCodec.stated(entry("a.html", "text/html"))).isEmpty();
        assertThat(PlanCodec.stated(entry("a.html", "text/plain"))).contains("text/plain");
        assertThat(PlanCodec.stated(entry("a", "application/octet-stream"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 127, -1, Integer.MIN_VALUE})
    void refusesUnknownKinds(int kind) {
        assertRefused(plan -> plan.addKind(kind).addSize(1), "unknown kind");
    }

    @Test
    void refusesColumnsOfDifferentLengths() {
        assertRefused(plan -> plan.addKind(3), "0 sizes of 1 items");
        assertRefused(plan -> plan.addSize(1), "1 sizes of 0 items");
        assertRefused(plan -> plan.addKind(0).addSize(1), "positions are missing");
        assertRefused(plan -> plan.addKind(2).addSize(1), "paths are missing");
        assertRefused(plan -> plan.addKind(2).addSize(1).addShared(0), "paths are missing");
        assertRefused(plan -> plan.addKind(3).addSize(1).addPosition(1), "different lengths");
        assertRefused(plan -> plan.addShared(0), "different lengths");
        assertRefused(plan -> plan.addSuffixLength(0), "different lengths");
        assertRefused(plan -> plan.setSuffixes(ByteString.fromHex("61")), "different lengths");
        assertRefused(plan -> added(plan, 0, 1, "ab"), "different lengths");
    }

    @Test
    void refusesPathsThatAreNotThere() {
        assertRefused(plan -> added(plan, 1, 1, "a"), "not there");
        assertRefused(plan -> added(plan, 0, 2, "a"), "not there");
        assertRefused(plan -> added(plan, -1, 2, "ab"), "not there");
        assertRefused(plan -> added(plan, 0, -1, "ab"), "not there");
        assertRefused(plan -> added(plan, 0, 1025, "a".repeat(1025)), "not there");
        assertRefused(plan -> added(plan, Integer.MAX_VALUE, Integer.MAX_VALUE, "a"), "not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../a", "/a", "a/", "a\\b", "a\0", "a//b"})
    void refusesHostilePaths(String path) {
        assertRefused(plan -> added(plan, 0, path.length(), path), "path");
        assertRefused(plan -> plan.addCopiesBuilder().setAtPath(path).setOldPosition(0), "path");
    }

    @Test
    void refusesPathsThatAreNotUtf8() {
        for (var path :
                List.of("\u00c3", "\u00ed\u00a0\u0080", "\u00c0\u00ae\u00c0\u00ae", "\u00f5\u0080\u0080\u0080")) {
            assertRefused(plan -> added(plan, 0, path.length(), path), "not UTF-8");
        }
    }

    @Test
    void sharesBytesEvenInsideOfACharacter() throws Exception {
        var plan = new FramePlan(List.of(), List.of(added("é"), added("è"), added("è")), List.of(), List.of());

        assertThat(PlanCodec.decode(PlanCodec.encode(plan))).isEqualTo(plan);
    }

    @Test
    void refusesAPathThatRepeatsWhatItCouldShare() {
        assertRefused(plan -> added(added(plan, 0, 1, "a"), 0, 1, "a"), "repeats");
    }

    @Test
    void refusesPositionsOutOfRange() {
        assertRefused(plan -> plan.addRemoved(-1), "a position of 4294967295");
        assertRefused(plan -> plan.addRemoved(Integer.MAX_VALUE).addRemoved(1), "a position of 2147483648");
        assertRefused(plan -> plan.addRemoved(1).addRemoved(0), "out of order");
        assertRefused(plan -> replaced(plan, -1), "a position of -1");
        assertRefused(plan -> replaced(plan, 1L << 31), "a position");
        assertRefused(plan -> replaced(replaced(plan, Integer.MAX_VALUE), 1), "a position");
        assertRefused(plan -> plan.addCopiesBuilder().setAtPosition(-1).setOldPosition(0), "a position");
        assertRefused(plan -> plan.addCopiesBuilder().setAtPosition(0).setOldPosition(-1), "a position");
        assertRefused(plan -> plan.addCopiesBuilder().setAtPosition(0).setItem(-1), "a position");
    }

    /** A sum of 64 bits that overflows must not pass for a small one, nor end the program. */
    @Test
    void refusesPositionsThatOverflow() {
        assertRefused(plan -> replaced(replaced(plan, 1), Long.MAX_VALUE), "a position");
        assertRefused(plan -> replaced(replaced(plan, 1), Long.MIN_VALUE), "a position");
    }

    @Test
    void refusesImpossibleSizes() {
        assertRefused(plan -> plan.addKind(3).addSize(-1), "a size of -1");
        assertRefused(plan -> plan.addKind(3).addSize((8 << 20) + 1), "a size");
        assertRefused(plan -> added(plan, 0, 1, "a").setSize(0, -1), "a size");
        assertRefused(plan -> added(plan, 0, 1, "a").setSize(0, FileEntry.LIMIT_BYTES + 1), "a size");
        assertRefused(plan -> replaced(plan, 1).setSize(0, Long.MIN_VALUE), "grows");
    }

    @Test
    void refusesTypesOfNoItem() {
        assertRefused(plan -> type(plan, 0, "a/b"), "no item");
        assertRefused(plan -> type(plan.addKind(3).addSize(1), 0, "a/b"), "no item");
        assertRefused(plan -> type(type(replaced(plan, 1), 0, "a/b"), 0, "a/b"), "no item");
        assertRefused(plan -> type(replaced(plan, 1), -1, "a/b"), "no item");
        assertRefused(plan -> type(replaced(plan, 1), 0, "text"), "broken media type");
        assertRefused(plan -> type(replaced(plan, 1), 0, ""), "broken media type");
        assertRefused(
                plan -> plan.addCopiesBuilder().setAtPosition(0).setItem(0).setMediaType("a/b\r\nX: y"),
                "broken media type");
    }

    @Test
    void refusesBasesAndCopiesWithoutSourceOrTarget() {
        assertRefused(plan -> plan.addBasesBuilder().setLength(1), "without a source");
        assertRefused(plan -> plan.addCopiesBuilder().setAtPosition(0), "without a source");
        assertRefused(plan -> plan.addCopiesBuilder().setItem(0), "without a target");
    }

    @Test
    void refusesImpossibleBases() {
        assertRefused(plan -> plan.addBasesBuilder().setFramesBack(0).setLength(1), "earlier frames only");
        assertRefused(plan -> plan.addBasesBuilder().setFramesBack(-1).setLength(1), "earlier frames only");
        assertRefused(plan -> plan.addBasesBuilder().setOldPosition(0), "a base of 0 bytes");
        assertRefused(plan -> plan.addBasesBuilder().setOldPosition(0).setLength(-1), "a position");
        assertRefused(plan -> plan.addBasesBuilder().setOldPosition(0).setLength((8 << 20) + 1), "a base");
        assertRefused(
                plan -> plan.addBasesBuilder().setOldPosition(0).setLength(1).setOffset(-1), "a base");
        assertRefused(
                plan -> plan.addBasesBuilder().setOldPosition(0).setLength(1).setOffset(Long.MAX_VALUE), "a base");
        assertRefused(
                plan -> {
                    plan.addBasesBuilder().setOldPosition(0).setLength(8 << 20);
                    plan.addBasesBuilder().setOldPosition(0).setLength(1);
                },
                "a base of more than");
    }

    private static PlanItem added(String path) {
        return new PlanItem.Added(new FilePath(path), 1, Optional.empty());
    }

    private static FramePlanMessage.Builder added(
            FramePlanMessage.Builder plan, int shared, int length, String suffix) {
        var suffixes = plan.getSuffixes().concat(ByteString.copyFrom(suffix, ISO_8859_1));
        return plan.addKind(2)
                .addSize(1)
                .addShared(shared)
                .addSuffixLength(length)
                .setSuffixes(suffixes);
    }

    private static FramePlanMessage.Builder replaced(FramePlanMessage.Builder plan, long position) {
        return plan.addKind(0).addSize(1).addPosition(position);
    }

    private static FramePlanMessage.Builder type(FramePlanMessage.Builder plan, int item, String type) {
        plan.addMediaTypesBuilder().setItem(item).setMediaType(type);
        return plan;
    }

    private static void assertRefused(Consumer<FramePlanMessage.Builder> fault, String problem) {
        var plan = FramePlanMessage.newBuilder();
        fault.accept(plan);
        var encoded = plan.build().toByteArray();

        assertThatThrownBy(() -> PlanCodec.decode(encoded))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining(problem);
    }

    private static FileEntry entry(String path, String mediaType) {
        return new FileEntry(
                new FilePath(path), org.packhorse.protocol.content.Digest.ofContent(new byte[0]), 1, mediaType);
    }
}
