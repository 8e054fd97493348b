package org.packhorse.protocol.golden;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.exchange.MetadataDelta;
import org.packhorse.protocol.golden.PlainProtobuf.Field;
import org.packhorse.protocol.trust.Holding;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.RefreshOutcome;
import org.packhorse.protocol.trust.RootCheck;
import org.packhorse.protocol.trust.TrustRefresh;

/** The vectors of newer metadata: a second publication with a second root, told to who has the first and to who has nothing. */
class GoldenSinceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final MetadataFiles FIRST = MetadataFiles.EMPTY
            .with("root.json", bytes("1.root.json"))
            .with("timestamp.json", bytes("timestamp.json"))
            .with("snapshot.json", bytes("1.snapshot.json"))
            .with("targets.json", bytes("1.targets.json"));

    private static final MetadataFiles SECOND = MetadataFiles.EMPTY
            .with("2.root.json", bytes("2/2.root.json"))
            .with("timestamp.json", bytes("2/timestamp.json"))
            .with("snapshot.json", bytes("2/2.snapshot.json"))
            .with("targets.json", bytes("2/2.targets.json"));

    @Test
    void areReadByTheProgram() throws Exception {
        var held = Holding.of(FIRST);
        assertThat(held.version()).isEqualTo(1);

        var newer = MetadataDelta.apply(held, bytes("2/since-1"));

        assertThat(newer.files()).isEqualTo(SECOND);
        assertThat(newer.newestRoot()).isEqualTo(2);
        assertThat(MetadataDelta.apply(Holding.NOTHING, bytes("2/since-0"))).isEqualTo(newer);
        assertThat(TrustRefresh.run(newer, FIRST, NOW, RootCheck.WITH_NEW_TIMESTAMP))
                .isInstanceOf(RefreshOutcome.Refreshed.class);
    }

    /** As SPEC.md says, with nothing of the program's. */
    @Test
    void areReadByASecondImplementation() {
        assertThat(plainly(
                        bytes("2/since-1"), bytes("timestamp.json"), bytes("1.snapshot.json"), bytes("1.targets.json")))
                .isEqualTo(texts(SECOND));
        assertThat(plainly(bytes("2/since-0"), new byte[0], new byte[0], new byte[0]))
                .isEqualTo(texts(SECOND));
    }

    private static Map<String, String> plainly(byte[] since, byte[] timestamp, byte[] snapshot, byte[] targets) {
        var base = new ByteArrayOutputStream();
        base.writeBytes(timestamp);
        base.writeBytes(snapshot);
        base.writeBytes(targets);
        var files = new HashMap<String, String>();
        long root = 0;
        for (Field field : PlainProtobuf.fields(PlainPackReader.decompress(since, base.toByteArray()))) {
            var text = new String(field.bytes(), ISO_8859_1);
            switch (field.number()) {
                case 1 -> root = field.value();
                case 2 -> files.put(root++ + ".root.json", text);
                case 3 -> files.put("timestamp.json", text);
                case 4 -> files.put("snapshot.json", text);
                default -> files.put("targets.json", text);
            }
        }
        files.computeIfPresent(
                "snapshot.json", (_, text) -> text.replace(sha256(targets), sha256(files, "targets.json")));
        files.computeIfPresent(
                "timestamp.json", (_, text) -> text.replace(sha256(snapshot), sha256(files, "snapshot.json")));
        return files;
    }

    private static String sha256(Map<String, String> files, String name) {
        return sha256(Objects.requireNonNull(files.get(name)).getBytes(ISO_8859_1));
    }

    private static String sha256(byte[] bytes) {
        return Digest.ofContent(bytes).toHex();
    }

    private static Map<String, String> texts(MetadataFiles files) {
        var texts = new HashMap<String, String>();
        files.toMap().forEach((name, bytes) -> texts.put(name, new String(bytes, ISO_8859_1)));
        return texts;
    }

    private static byte[] bytes(String name) {
        try (var stream = GoldenSinceTest.class.getResourceAsStream("/golden/v1/trust/" + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
