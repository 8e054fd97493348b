package org.packhorse.protocol.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.FrameRef;
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.pack.Leans;
import org.packhorse.protocol.pack.PackHead;

/** A pack's beginning: its exact bytes, and what no hub would send. */
class PackHeadCodecTest {
    private static final PackHead HEAD = new PackHead(
            new CollectionId("c"),
            new Version(1),
            new Version(300),
            List.of(new FrameRef(5, 0, Digest.of(new byte[32]))),
            0);

    @Test
    void writesTheseBytes() throws Exception {
        var bytes = HexFormat.of()
                .parseHex(("504b485041434b31 0000002e 0a0163 1001 18ac02 2224 0805 1a20" + "00".repeat(32))
                        .replace(" ", ""));

        assertThat(HexFormat.of().formatHex(PackHeadCodec.encode(HEAD)))
                .isEqualTo(HexFormat.of().formatHex(bytes));
        assertThat(PackHeadCodec.decode(bytes)).isEqualTo(HEAD);
    }

    @Test
    void writesTheseBytesOfAHeadThatLeansOnAnotherCollection() throws Exception {
        var head =
                leaning(new Leans(List.of(new Lean(new CollectionId("b"), new Version(2), Digest.of(new byte[32])))));
        var bytes = HexFormat.of()
                .parseHex(("504b485041434b32 00000057 0a0163 1001 18ac02 2224 0805 1a20" + "00".repeat(32)
                                + "3227 0a0162 1002 1a20" + "00".repeat(32))
                        .replace(" ", ""));

        assertThat(HexFormat.of().formatHex(PackHeadCodec.encode(head)))
                .isEqualTo(HexFormat.of().formatHex(bytes));
        assertThat(PackHeadCodec.decode(bytes)).isEqualTo(head);
    }

    private static PackHead leaning(Leans leans) {
        return new PackHead(HEAD.collection(), HEAD.from(), HEAD.to(), HEAD.frames(), 0, leans);
    }

    @Test
    void refusesHeadsCutAnywhere() {
        var bytes = PackHeadCodec.encode(HEAD);

        for (int length = 0; length < bytes.length; length++) {
            assertRefused(Arrays.copyOf(bytes, length));
        }
    }

    @Test
    void refusesAnotherFormat() {
        var bytes = PackHeadCodec.encode(HEAD);
        bytes[7] = '3';

        assertThatThrownBy(() -> PackHeadCodec.decode(bytes)).hasMessageContaining("format 1 or 2");
    }

    @Test
    void refusesALengthThatIsNotTheHeads() {
        for (int length : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 45, 47}) {
            assertRefused(ByteBuffer.wrap(PackHeadCodec.encode(HEAD))
                    .putInt(8, length)
                    .array());
        }
    }

    @Test
    void refusesWhatAHeadCannotSay() {
        assertRefused(head -> head.setCollection("../c"), "collection");
        assertRefused(head -> head.clearCollection(), "collection");
        assertRefused(head -> head.setToVersion(1), "from version 1 to 1");
        assertRefused(head -> head.setFromVersion(-1), "a version");
        assertRefused(head -> head.setToVersion((1L << 53) + 1), "a version");
        assertRefused(head -> head.setContentBytes(-1), "content");
        assertRefused(head -> head.setContentBytes((8 << 20) + 1), "content");
        assertRefused(head -> head.getFramesBuilder(0).clearPlanLength(), "a plan of 0");
        assertRefused(head -> head.getFramesBuilder(0).setPlanLength(-1), "a plan");
        assertRefused(head -> head.getFramesBuilder(0).setBodyLength(-1), "a body");
        assertRefused(head -> head.getFramesBuilder(0).setBodyLength(9 << 20), "a body");
        assertRefused(head -> head.getFramesBuilder(0).clearDigest(), "32 bytes");
        assertRefused(head -> head.getFramesBuilder(0).setDigest(ByteString.copyFrom(new byte[33])), "32 bytes");
    }

    /** A reader of format 1 must never meet leans, and there is one encoding of each head. */
    @Test
    void refusesLeansInFormat1AndFormat2WithoutThem() {
        assertRefused("PKHPACK1", head -> head.addLeans(lean("b")), "it is of format 1 and leans on another");
        assertRefused("PKHPACK2", head -> {}, "it is of format 2 and leans on no other");
    }

    @Test
    void refusesLeansThatNoPackHas() {
        assertRefused("PKHPACK2", head -> head.addLeans(lean("c")), "leans on it as another");
        assertRefused("PKHPACK2", head -> head.addLeans(lean("b")).addLeans(lean("b")), "out of order");
        assertRefused("PKHPACK2", head -> head.addLeans(lean("b")).addLeans(lean("a")), "out of order");
        assertRefused("PKHPACK2", head -> head.addLeans(lean("../b")), "collection");
        assertRefused("PKHPACK2", head -> head.addLeans(lean("b").clearVersion()), "leans on nothing");
        assertRefused("PKHPACK2", head -> head.addLeans(lean("b").setVersion(-1)), "a version");
        assertRefused("PKHPACK2", head -> head.addLeans(lean("b").clearManifest()), "32 bytes");
        assertRefused(
                "PKHPACK2",
                head -> List.of("d", "e", "f", "g", "h").forEach(name -> head.addLeans(lean(name))),
                "more than the 4 leans");
    }

    private static LeanMessage.Builder lean(String collection) {
        return LeanMessage.newBuilder()
                .setCollection(collection)
                .setVersion(1)
                .setManifest(ByteString.copyFrom(new byte[32]));
    }

    private static void assertRefused(Consumer<PackHeadMessage.Builder> fault, String problem) {
        assertRefused("PKHPACK1", fault, problem);
    }

    private static void assertRefused(String magic, Consumer<PackHeadMessage.Builder> fault, String problem) {
        var head = PackHeadMessage.newBuilder()
                .setCollection("c")
                .setFromVersion(1)
                .setToVersion(2);
        head.addFramesBuilder().setPlanLength(1).setDigest(ByteString.copyFrom(new byte[32]));
        fault.accept(head);
        var encoded = head.build().toByteArray();
        var bytes = ByteBuffer.allocate(12 + encoded.length)
                .put(magic.getBytes(US_ASCII))
                .putInt(encoded.length)
                .put(encoded)
                .array();

        assertThatThrownBy(() -> PackHeadCodec.decode(bytes))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining(problem);
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> PackHeadCodec.decode(bytes)).isInstanceOf(RefusedInputException.class);
    }
}
