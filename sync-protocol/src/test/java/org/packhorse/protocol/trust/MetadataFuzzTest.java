package org.packhorse.protocol.trust;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.packhorse.protocol.trust.metadata.MetadataReader;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.SignedFile;

/** Whatever bytes come as trust metadata: they are read or rejected. See CONTRIBUTING.md for long runs. */
class MetadataFuzzTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden/v1/trust");

    static Stream<byte[]> reading() throws IOException {
        return Stream.of(
                Files.readAllBytes(FOLDER.resolve("1.root.json")),
                Files.readAllBytes(FOLDER.resolve("1.snapshot.json")),
                Files.readAllBytes(FOLDER.resolve("1.targets.json")),
                Files.readAllBytes(FOLDER.resolve("timestamp.json")));
    }

    @MethodSource
    @FuzzTest(maxDuration = "10m")
    void reading(byte[] bytes) {
        for (var role : Role.values()) {
            try {
                read(role, bytes);
            } catch (RejectedMetadataException _) {
                // as it should be
            }
        }
    }

    private static void read(Role role, byte[] bytes) throws RejectedMetadataException {
        var file = SignedFile.parse(role, bytes);
        switch (role) {
            case ROOT -> MetadataReader.root(file);
            case TIMESTAMP -> MetadataReader.timestamp(file);
            case SNAPSHOT -> MetadataReader.snapshot(file);
            case TARGETS -> MetadataReader.targets(file);
        }
    }
}
