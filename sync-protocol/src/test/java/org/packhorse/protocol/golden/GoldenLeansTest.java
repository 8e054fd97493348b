package org.packhorse.protocol.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.packhorse.protocol.golden.GoldenFiles.TYPES;
import static org.packhorse.protocol.golden.GoldenFiles.assertSame;
import static org.packhorse.protocol.golden.GoldenFiles.bytes;
import static org.packhorse.protocol.golden.GoldenFiles.version;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.protocol.content.Digest;

/** The test vectors of packs that lean on other collections: format 2. */
class GoldenLeansTest {
    private static final String PLACE = "v2/collection/";
    private static final Map<String, PlainVersion> OTHERS =
            Map.of(GoldenLeans.POND_MANIFEST.toHex(), version("v1/collection/", 2));

    @Test
    void theFullPackMakesVersion1OfThePondAlone() {
        var made = PlainPackReader.apply(bytes(PLACE + "1/from-0.leaning.pack"), Optional.empty(), OTHERS, TYPES);

        assertSame(PLACE, "reeds", made, version(PLACE, 1));
    }

    @Test
    void theDeltaPackMakesVersion2OfVersion1AndThePond() {
        var made = PlainPackReader.apply(
                bytes(PLACE + "2/from-1.leaning.pack"), Optional.of(version(PLACE, 1)), OTHERS, TYPES);

        assertSame(PLACE, "reeds", made, version(PLACE, 2));
    }

    @Test
    void neitherIsOfUseWithoutThePond() {
        assertThatThrownBy(() -> PlainPackReader.apply(
                        bytes(PLACE + "1/from-0.leaning.pack"), Optional.empty(), Map.of(), TYPES))
                .hasMessageContaining("leans on what is here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/from-0.leaning.pack", "2/from-1.leaning.pack"})
    void ourHeadsAndPlansAreByteForByteTheStoredOnes(String name) throws Exception {
        var head = GoldenFiles.assertEncodedAsWeDo(PLACE + name);

        assertThat(head.leans().all()).hasSize(1);
    }

    /** As SPEC.md prints them. */
    @Test
    void theManifestsHaveThePrintedDigests() {
        assertThat(Digest.ofContent(bytes(PLACE + "1/manifest")))
                .hasToString("e2fe785207edafd236417fe97a4e2726ed9b220265eb23837ccab135ee246915");
        assertThat(Digest.ofContent(bytes(PLACE + "2/manifest")))
                .hasToString("23d5d987f6765a42c8cade0e5f4b8b9c762ed3e5282fcd3ee142b1ccccc3f50f");
    }

    /** The generator still describes what is stored. */
    @Test
    void theVersionsAreThoseOfTheGenerator() {
        assertSame(PLACE, "reeds", GoldenLeans.oldVersion(), version(PLACE, 1));
        assertSame(PLACE, "reeds", GoldenLeans.newVersion(), version(PLACE, 2));
    }
}
