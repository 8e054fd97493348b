package org.packhorse.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.packhorse.protocol.content.RefusedInputException;

/** Whatever bytes come: they are refused, or they are the canonical encoding of what was read. See CONTRIBUTING.md for long runs. */
class CodecFuzzTest {
    static Stream<byte[]> manifest() {
        return seeds("manifest");
    }

    @MethodSource
    @FuzzTest(maxDuration = "10m")
    void manifest(byte[] bytes) {
        require("manifest", bytes);
    }

    static Stream<byte[]> page() {
        return seeds("page");
    }

    @MethodSource
    @FuzzTest(maxDuration = "10m")
    void page(byte[] bytes) {
        require("page", bytes);
    }

    static Stream<byte[]> info() {
        return seeds("info");
    }

    @MethodSource
    @FuzzTest(maxDuration = "10m")
    void info(byte[] bytes) {
        require("info", bytes);
    }

    static Stream<byte[]> head() {
        return seeds("head");
    }

    @MethodSource
    @FuzzTest(maxDuration = "10m")
    void head(byte[] bytes) {
        require("head", bytes);
    }

    static Stream<byte[]> plan() {
        return seeds("plan");
    }

    @MethodSource
    @FuzzTest(maxDuration = "10m")
    void plan(byte[] bytes) {
        require("plan", bytes);
    }

    static Stream<byte[]> newer() {
        return seeds("newer");
    }

    @MethodSource
    @FuzzTest(maxDuration = "10m")
    void newer(byte[] bytes) {
        require("newer", bytes);
    }

    private static void require(String codec, byte[] bytes) {
        try {
            assertThat(caseOf(codec).readAndWrite(bytes)).isEqualTo(bytes);
        } catch (RefusedInputException _) {
            // as it should be
        }
    }

    private static Stream<byte[]> seeds(String codec) {
        var values = new RandomValues(new Random(codec.hashCode()));
        return Stream.generate(() -> caseOf(codec).randomEncoding(values)).limit(20);
    }

    private static CodecCase<?> caseOf(String codec) {
        return CodecCase.all().stream()
                .filter(each -> each.name().equals(codec))
                .findFirst()
                .orElseThrow();
    }
}
