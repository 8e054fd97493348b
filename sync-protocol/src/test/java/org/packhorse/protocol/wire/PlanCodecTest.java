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
                    new PlanItem.Added(new FilePath("en/b"), 1, Optional.of("text/html")),
                    new PlanItem.Namesake("ar/", 7, 2, Optional.empty())),
            List.of(
                    new BaseRange.Window(0, 0, 10),
                    new BaseRange.OldFiles(3, 2),
                    new BaseRange.EarlierFrame(1, 7, 200)),
            List.of(
                    new PlanCopy(new PlanCopy.Target.AtPosition(0), new PlanCopy.Source.OldFile(9), Optional.empty()),
                    new PlanCopy(
                            new PlanCopy.Target.AtPath(new FilePath("c")),
                            new PlanCopy.Source.Item(0),
                            Optional.of("a/b")),
                    new PlanCopy(
                            new PlanCopy.Target.InFolder("ar/"), new PlanCopy.Source.OldFile(8), Optional.empty())));

    private static final String EXAMPLE_BYTES = """
            0a03 02aa02
            1209 030001020204 050607
            1a03 0a0107
            2208 9003 05 02 8001 02 04
            2a05 0003000000
            3205 0901030103
            3a11 656e2f612e68746d6c 62 61722f 63 61722f
            4201 0e
            4a0f 0802 120b 746578742f782d706f656d
            4a0d 0804 1209 746578742f68746d6c
            4a07 0807 1203 612f62
            5203 010001
            5a03 121110
            6203 010200
            6a03 000402
            7201 02
            7a02 0005
            820103 0ac801
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
    @ValueSource(ints = {8, 9, 127, -1, Integer.MIN_VALUE})
    void refusesUnknownKinds(int kind) {
        assertRefused(plan -> plan.addKind(kind).addSize(1), "unknown kind");
    }

    @Test
    void refusesColumnsOfDifferentLengths() {
        assertRefused(plan -> plan.addKind(3), "sizes are missing");
        assertRefused(plan -> plan.addSize(1), "different lengths");
        assertRefused(plan -> plan.addKind(5).addPosition(1), "0 sources of 1 copies");
        assertRefused(plan -> plan.addCopySource(1), "1 sources of 0 copies");
        assertRefused(plan -> plan.addCopyNumber(1), "different lengths");
        assertRefused(plan -> plan.addNamesake(1), "different lengths");
        assertRefused(plan -> plan.addBaseSource(1), "bases are missing");
        assertRefused(plan -> plan.addBaseFiles(1), "different lengths");
        assertRefused(plan -> plan.addBaseLength(1), "different lengths");
        assertRefused(plan -> plan.addBasePosition(1), "different lengths");
        assertRefused(plan -> plan.addBaseOffset(1), "different lengths");
        assertRefused(plan -> copy(plan, 5, 1, 0).addKind(3).addSize(1), "sources of 2 copies");
        assertRefused(
                plan -> copy(plan, 5, 1, 0)
                        .addPosition(0)
                        .addKind(3)
                        .addCopySource(1)
                        .addCopyNumber(0),
                "unknown kind 3");
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
    @ValueSource(strings = {"", "..", "../a", "/a", "a/", "a\\b", "a\0", "a///b"})
    void refusesHostilePaths(String path) {
        assertRefused(plan -> added(plan, 0, path.length(), path), "path");
        assertRefused(
                plan -> added(plan, 0, path.length(), path)
                        .setKind(0, 6)
                        .clearSize()
                        .addCopySource(1)
                        .addCopyNumber(0),
                "path");
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
        assertRefused(plan -> replaced(plan, -1), "a position -1 away");
        assertRefused(plan -> replaced(plan, 1L << 31), "a position");
        assertRefused(plan -> replaced(replaced(plan, Integer.MAX_VALUE), 1), "a position");
        assertRefused(plan -> copy(plan, 5, 1, -1).addPosition(0), "a position");
        assertRefused(plan -> copy(plan, 5, 0, -1).addPosition(0), "a position");
        assertRefused(plan -> copy(plan, 5, 1, 0).addPosition(-1), "a position");
        assertRefused(plan -> base(plan, 1, -1, 0, 1), "a position");
        assertRefused(plan -> base(plan, 1, 1L << 31, 0, 1), "a position");
        assertRefused(plan -> base(plan, 1, Long.MIN_VALUE, 0, 1), "a position");
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
        assertRefused(plan -> type(copy(plan, 5, 0, 0).addPosition(0), 0, "a/b\r\nX: y"), "broken media type");
    }

    @Test
    void refusesBasesAndCopiesOfUnknownSources() {
        assertRefused(plan -> base(plan, 3, 0, 0, 1), "without a source");
        assertRefused(plan -> copy(plan, 5, 2, 0).addPosition(0), "from nowhere");
        assertRefused(plan -> copy(plan, 7, 0, 0).addShared(0).addSuffixLength(0), "has no name");
    }

    @Test
    void refusesImpossibleBases() {
        assertRefused(plan -> base(plan, 0, 0, 0, 1), "earlier frames only");
        assertRefused(plan -> base(plan, 0, -1, 0, 1), "a position of -1");
        assertRefused(plan -> base(plan, 1, 0, 0, 0), "a base of 0 bytes");
        assertRefused(plan -> base(plan, 1, 0, 0, -1), "a base");
        assertRefused(plan -> base(plan, 1, 0, 0, (8 << 20) + 1), "a base");
        assertRefused(plan -> base(plan, 1, 0, -1, 1), "a position");
        assertRefused(plan -> base(plan, 1, 0, Long.MAX_VALUE, 1), "a position");
        assertRefused(plan -> base(base(plan, 1, 0, 0, 8 << 20), 1, 0, 0, 1), "a base of more than");
        assertRefused(plan -> files(plan, 0, 0), "a base of 0 files");
        assertRefused(plan -> files(plan, 0, -1), "a base of -1 files");
        assertRefused(plan -> files(plan, Integer.MAX_VALUE, 1), "a base of 1 files");
        assertRefused(plan -> files(files(plan, 0, 65_536), 0, 1), "more than 65536 files");
    }

    private static FramePlanMessage.Builder copy(FramePlanMessage.Builder plan, int kind, int source, long number) {
        return plan.addKind(kind).addCopySource(source).addCopyNumber(number);
    }

    private static FramePlanMessage.Builder base(
            FramePlanMessage.Builder plan, int source, long position, long offset, int length) {
        return plan.addBaseSource(source)
                .addBasePosition(position)
                .addBaseOffset(offset)
                .addBaseLength(length);
    }

    private static FramePlanMessage.Builder files(FramePlanMessage.Builder plan, long position, int count) {
        return plan.addBaseSource(2).addBasePosition(position).addBaseFiles(count);
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
