package org.packhorse.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.ByteString;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.ManifestPage;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.pack.FrameRef;
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.pack.Leans;
import org.packhorse.protocol.pack.PackHead;

/** Counts and lengths beyond what is allowed, in as few bytes as they can be claimed, and what their refusal costs. */
class CodecLimitsTest {
    /** A refusal needs some text, and a copy of the encoding at most; what these would become needs tens or hundreds of megabytes. */
    private static final long REFUSAL_BYTES = 1 << 20;

    @Test
    void refusesTooManyPages() {
        assertRefusedCheaply(ManifestCodec::decode, repeated(6, 2_000_000), "more than the 10000 pages");
    }

    @Test
    void refusesTooManyEntries() {
        assertRefusedCheaply(ManifestCodec::decodePage, repeated(1, 1_000_000), "more than the 1024 entries");
    }

    @Test
    void refusesTooManyResources() {
        assertRefusedCheaply(InfoCodec::decode, repeated(7, 4_000_000), "more than the 20000 resources");
    }

    @Test
    void refusesTooManyLanguages() {
        assertRefusedCheaply(InfoCodec::decode, repeated(3, 4_000_000), "more than the 64 languages");
    }

    @Test
    void refusesTooManyWordsInAllResourcesTogether() {
        var words = Collections.nCopies(60, "x");
        var resources = IntStream.range(0, 10_000)
                .mapToObj(
                        i -> new Resource("r" + i, "T", "", List.of("en"), "CC0-1.0", "", words, "all", List.of(), ""))
                .toList();
        var encoded = InfoCodec.encode(new CollectionInfo("T", "", List.of("en"), "CC0-1.0", "We", "", resources));

        assertRefusedCheaply(InfoCodec::decode, encoded, "more than the 400000 fields");
    }

    private static byte[] pack(String mark, byte[] head) {
        return ByteBuffer.allocate(12 + head.length)
                .put(mark.getBytes(StandardCharsets.US_ASCII))
                .putInt(head.length)
                .put(head)
                .array();
    }

    @Test
    void refusesTooManyFrames() {
        assertRefusedCheaply(
                PackHeadCodec::decode, pack("PKHPACK1", repeated(4, 1_000_000)), "more than the 65536 frames");
    }

    @Test
    void refusesToLeanOnTooManyCollections() {
        assertRefusedCheaply(PackHeadCodec::decode, pack("PKHPACK2", repeated(6, 1_000_000)), "more than the 4 leans");
    }

    @Test
    void refusesTooManyItemsRemovalsRangesAndCopies() {
        var ones = new byte[2_000_000];
        Arrays.fill(ones, (byte) 1);
        var packed = ByteString.copyFrom(ones);
        assertRefusedCheaply(PlanCodec::decode, column(1, packed), "more than the 65536 removed");
        for (int column : new int[] {2, 3, 5, 6}) {
            assertRefusedCheaply(PlanCodec::decode, column(column, packed), "more than the 98304");
        }
        for (int column : new int[] {4, 8}) {
            assertRefusedCheaply(PlanCodec::decode, column(column, packed), "more than the 32768");
        }
        for (int column = 10; column <= 16; column++) {
            assertRefusedCheaply(PlanCodec::decode, column(column, packed), "more than the 65536");
        }
        assertRefusedCheaply(PlanCodec::decode, repeated(9, 1_000_000), "more than the ");
    }

    @Test
    void refusesEncodingsThatAreTooLongWithoutReadingThem() {
        assertRefusedCheaply(ManifestCodec::decode, new byte[ManifestCodec.ROOT_LIMIT_BYTES + 1], "allowed");
        assertRefusedCheaply(ManifestCodec::decodePage, new byte[ManifestCodec.PAGE_LIMIT_BYTES + 1], "allowed");
        assertRefusedCheaply(InfoCodec::decode, new byte[CollectionInfo.ENCODED_LIMIT_BYTES + 1], "allowed");
        assertRefusedCheaply(PlanCodec::decode, new byte[FrameLimits.PLAN_BYTES + 1], "allowed");
        assertRefusedCheaply(PackHeadCodec::decode, new byte[FrameLimits.HEAD_BYTES + 1], "allowed");
    }

    /** Otherwise a hub could publish what no node can read. */
    @Test
    void writesNothingThatItWouldNotRead() {
        var resources = IntStream.range(0, 4_000)
                .mapToObj(i -> new Resource(
                        "r" + i,
                        "T",
                        "x".repeat(Resource.TEXT_LIMIT_CHARS),
                        List.of("en"),
                        "CC0-1.0",
                        "",
                        List.of(),
                        "all",
                        List.of(),
                        ""))
                .toList();
        var info = new CollectionInfo("T", "", List.of("en"), "CC0-1.0", "We", "", resources);

        assertThatIllegalArgumentException().isThrownBy(() -> InfoCodec.encode(info));
    }

    @Test
    void readsTheLargestHead() throws Exception {
        var frame = new FrameRef(FrameLimits.PLAN_BYTES, FrameLimits.BODY_BYTES, Digest.ofContent(new byte[0]));
        var head = new PackHead(
                new CollectionId("c".repeat(64)),
                new Version((1L << 53) - 1),
                new Version(1L << 53),
                Collections.nCopies(FrameLimits.FRAMES, frame),
                (long) FrameLimits.FRAMES * FrameLimits.CONTENT_BYTES,
                new Leans(IntStream.range(0, FrameLimits.LEANS)
                        .mapToObj(i ->
                                new Lean(new CollectionId("d".repeat(63) + i), new Version(1L << 53), frame.digest()))
                        .toList()));

        assertThat(PackHeadCodec.decode(PackHeadCodec.encode(head))).isEqualTo(head);
    }

    @Test
    void namesItsLimitsByTheirValues() {
        assertThat(Manifest.PAGE_LIMIT).isEqualTo(10_000);
        assertThat(ManifestPage.ENTRY_LIMIT).isEqualTo(1_024);
        assertThat(CollectionInfo.RESOURCE_LIMIT).isEqualTo(20_000);
        assertThat(FrameLimits.FRAMES).isEqualTo(65_536);
    }

    private static void assertRefusedCheaply(CodecCase.Decoder<?> decoder, byte[] encoding, String problem) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        var thrown = catchThrowable(() -> decoder.decode(encoding));
        long spent = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(thrown).isInstanceOf(RefusedInputException.class).hasMessageContaining(problem);
        assertThat(spent).isLessThan(encoding.length + REFUSAL_BYTES);
    }

    /** The field {@code number}, empty, {@code times} times. */
    private static byte[] repeated(int number, int times) {
        var bytes = new byte[2 * times];
        for (int i = 0; i < times; i++) {
            bytes[2 * i] = (byte) ((number << 3) | 2);
        }
        return bytes;
    }

    private static byte[] column(int number, ByteString packed) {
        return com.google.protobuf.UnknownFieldSet.newBuilder()
                .addField(
                        number,
                        com.google.protobuf.UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(packed)
                                .build())
                .build()
                .toByteArray();
    }
}
