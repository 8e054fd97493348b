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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.golden.PlainVersion.PlainFile;
import org.packhorse.protocol.pack.FrameCompression;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.wire.InfoCodec;
import org.packhorse.protocol.wire.ManifestCodec;
import org.packhorse.protocol.wire.ManifestWriter;
import org.packhorse.protocol.wire.PackHeadCodec;
import org.packhorse.protocol.wire.PlanCodec;

/** The test vectors that SPEC.md describes under "Packs": every later build has to open them, and to write the same encodings. */
class GoldenCollectionTest {
    static final PlainMediaTypes TYPES = new PlainMediaTypes(new String(bytes("v1/media-types.txt"), UTF_8));

    @Test
    void theDeltaPackMakesVersion2OfVersion1() {
        var made = PlainPackReader.apply(bytes("v1/collection/2/from-1.pack"), Optional.of(version(1)), TYPES);

        assertSame(made, version(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theFullPackMakesTheVersionOfNothing(int number) {
        var made = PlainPackReader.apply(bytes("v1/collection/" + number + "/from-0.pack"), Optional.empty(), TYPES);

        assertSame(made, version(number));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theManifestFollowsFromTheFiles(int number) {
        var made = PlainManifest.of("pond", version(number), TYPES);

        assertThat(made.root()).isEqualTo(bytes("v1/collection/" + number + "/manifest"));
        assertThat(made.pages()).hasSize(2);
        for (int page = 0; page < made.pages().size(); page++) {
            assertThat(made.pages().get(page)).isEqualTo(bytes("v1/collection/" + number + "/page-" + page));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void ourEncodingsAreByteForByteTheStoredOnes(int number) throws Exception {
        var place = "v1/collection/" + number + "/";
        var pages = new ArrayList<byte[]>();
        var writer = new ManifestWriter((digest, encoded) -> pages.add(encoded));
        int page = 0;
        while (page < ManifestCodec.decode(bytes(place + "manifest")).pages().size()) {
            for (var entry :
                    ManifestCodec.decodePage(bytes(place + "page-" + page++)).entries()) {
                writer.add(entry);
            }
        }
        var info = InfoCodec.encode(InfoCodec.decode(bytes(place + "info")));
        Manifest manifest = writer.finish(GoldenVectors.POND, new Version(number), Digest.ofContent(info));

        assertThat(ManifestCodec.encode(manifest)).isEqualTo(bytes(place + "manifest"));
        assertThat(pages).containsExactly(bytes(place + "page-0"), bytes(place + "page-1"));
        assertThat(info).isEqualTo(bytes(place + "info"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/from-0.pack", "2/from-0.pack", "2/from-1.pack"})
    void ourHeadsAndPlansAreByteForByteTheStoredOnes(String name) throws Exception {
        var pack = bytes("v1/collection/" + name);
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
    }

    /** As SPEC.md prints them. */
    @Test
    void theManifestsHaveThePrintedDigests() throws Exception {
        assertThat(Digest.ofContent(bytes("v1/collection/1/manifest")))
                .hasToString("6e1ad16e6e2b4e01a77fce3b920eb7d4c84df1499d3c5b956aff413e92866160");
        assertThat(Digest.ofContent(bytes("v1/collection/2/manifest")))
                .hasToString("2ddb319e30bd4df92c2d2270d39f031b8f6aaa577b8b2a61a02e3e5cdc275c13");
    }

    /** The generator still describes what is stored; only what its compressor makes of it may differ. */
    @Test
    void theVersionsAreThoseOfTheGenerator() {
        assertSame(GoldenVectors.oldVersion(), version(1));
        assertSame(GoldenVectors.newVersion(), version(2));
    }

    private static void assertSame(PlainVersion made, PlainVersion expected) {
        assertThat(made.number()).isEqualTo(expected.number());
        assertThat(made.files().stream().map(PlainFile::toString))
                .containsExactlyElementsOf(
                        expected.files().stream().map(PlainFile::toString).toList());
        assertThat(made.info()).isEqualTo(expected.info());
        assertThat(PlainManifest.of("pond", made, TYPES).root())
                .isEqualTo(bytes("v1/collection/" + expected.number() + "/manifest"));
    }

    /** What the list of files and the contents say, without any manifest. */
    private static PlainVersion version(int number) {
        return version("v1/collection/", number);
    }

    /** The same of the version in {@code place}. */
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
        try (var stream = GoldenCollectionTest.class.getResourceAsStream("/golden/" + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
