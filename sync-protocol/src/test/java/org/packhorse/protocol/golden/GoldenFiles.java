package org.packhorse.protocol.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.golden.PlainVersion.PlainFile;
import org.packhorse.protocol.pack.FrameCompression;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.pack.PackHead;
import org.packhorse.protocol.wire.PackHeadCodec;
import org.packhorse.protocol.wire.PlanCodec;

/** The stored test vectors, read without any of our decoders, and what holds for those of every format. */
final class GoldenFiles {
    static final PlainMediaTypes TYPES = new PlainMediaTypes(new String(bytes("v1/media-types.txt"), UTF_8));

    private GoldenFiles() {}

    /** What the list of files and the contents in {@code place} say, without any manifest. */
    static PlainVersion version(String place, int number) {
        var files = new ArrayList<PlainFile>();
        for (var row :
                new String(bytes(place + number + "/files.txt"), UTF_8).lines().toList()) {
            var columns = row.split(" ", 3);
            var content = bytes(place + "content/" + columns[0]);
            assertThat(HexFormat.of().formatHex(PlainManifest.sha256(content))).isEqualTo(columns[0]);
            files.add(new PlainFile(columns[2], columns[1], content));
        }
        return new PlainVersion(number, bytes(place + number + "/info"), List.copyOf(files));
    }

    static byte[] bytes(String name) {
        try (var stream = GoldenFiles.class.getResourceAsStream("/golden/" + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code made} is {@code expected}, and its manifest the one stored in {@code place}. */
    static void assertSame(String place, String collection, PlainVersion made, PlainVersion expected) {
        assertThat(made.number()).isEqualTo(expected.number());
        assertThat(made.files().stream().map(PlainFile::toString))
                .containsExactlyElementsOf(
                        expected.files().stream().map(PlainFile::toString).toList());
        assertThat(made.info()).isEqualTo(expected.info());
        assertThat(PlainManifest.of(collection, made, TYPES).root())
                .isEqualTo(bytes(place + expected.number() + "/manifest"));
    }

    /** The head and the plans of the pack {@code name} are byte for byte as we would encode them. */
    static PackHead assertEncodedAsWeDo(String name) throws RefusedInputException {
        var pack = bytes(name);
        int at = PackHeadCodec.PREFIX_BYTES + ByteBuffer.wrap(pack).getInt(8);
        var headBytes = Arrays.copyOf(pack, at);
        var head = PackHeadCodec.decode(headBytes);
        assertThat(PackHeadCodec.encode(head)).isEqualTo(headBytes);
        for (var frame : head.frames()) {
            var compressed = Arrays.copyOfRange(pack, at, at + frame.planLength());
            var plan = FrameCompression.decompress(name, compressed, new byte[0], FrameLimits.PLAN_BYTES);
            assertThat(PlanCodec.encode(PlanCodec.decode(plan))).isEqualTo(plan);
            at += frame.length();
        }
        assertThat(at).isEqualTo(pack.length);
        return head;
    }
}
