package org.packhorse.protocol.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.protocol.golden.GoldenFiles.TYPES;
import static org.packhorse.protocol.golden.GoldenFiles.assertSame;
import static org.packhorse.protocol.golden.GoldenFiles.bytes;

import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.wire.InfoCodec;
import org.packhorse.protocol.wire.ManifestCodec;
import org.packhorse.protocol.wire.ManifestWriter;

/** The test vectors that SPEC.md describes under "Packs": every later build has to open them, and to write the same encodings. */
class GoldenCollectionTest {
    private static final String PLACE = "v1/collection/";

    @Test
    void theDeltaPackMakesVersion2OfVersion1() {
        var made = PlainPackReader.apply(bytes(PLACE + "2/from-1.pack"), Optional.of(version(1)), TYPES);

        assertSame(PLACE, "pond", made, version(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theFullPackMakesTheVersionOfNothing(int number) {
        var made = PlainPackReader.apply(bytes(PLACE + number + "/from-0.pack"), Optional.empty(), TYPES);

        assertSame(PLACE, "pond", made, version(number));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theManifestFollowsFromTheFiles(int number) {
        var made = PlainManifest.of("pond", version(number), TYPES);

        assertThat(made.root()).isEqualTo(bytes(PLACE + number + "/manifest"));
        assertThat(made.pages()).hasSize(2);
        for (int page = 0; page < made.pages().size(); page++) {
            assertThat(made.pages().get(page)).isEqualTo(bytes(PLACE + number + "/page-" + page));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void ourEncodingsAreByteForByteTheStoredOnes(int number) throws Exception {
        var place = PLACE + number + "/";
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
        GoldenFiles.assertEncodedAsWeDo(PLACE + name);
    }

    /** As SPEC.md prints them. */
    @Test
    void theManifestsHaveThePrintedDigests() throws Exception {
        assertThat(Digest.ofContent(bytes(PLACE + "1/manifest")))
                .hasToString("6e1ad16e6e2b4e01a77fce3b920eb7d4c84df1499d3c5b956aff413e92866160");
        assertThat(Digest.ofContent(bytes(PLACE + "2/manifest")))
                .hasToString("2ddb319e30bd4df92c2d2270d39f031b8f6aaa577b8b2a61a02e3e5cdc275c13");
    }

    /** The generator still describes what is stored; only what its compressor makes of it may differ. */
    @Test
    void theVersionsAreThoseOfTheGenerator() {
        assertSame(PLACE, "pond", GoldenVectors.oldVersion(), version(1));
        assertSame(PLACE, "pond", GoldenVectors.newVersion(), version(2));
    }

    /** What the list of files and the contents say, without any manifest. */
    private static PlainVersion version(int number) {
        return GoldenFiles.version(PLACE, number);
    }
}
