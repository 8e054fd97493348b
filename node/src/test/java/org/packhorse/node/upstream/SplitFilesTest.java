package org.packhorse.node.upstream;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.SplitFile;
import org.packhorse.protocol.exchange.Upstream;

/** A carrier on which nearly every file is in parts is an upstream like any other. */
final class SplitFilesTest extends UpstreamContract {
    /** Neither divides the large file nor is a power of two; the small file is in parts as well. */
    private static final int PART_BYTES = 99_991;

    @TempDir
    private Path stick = Path.of("set by JUnit");

    @Override
    protected Upstream open(Map<String, byte[]> files) throws Exception {
        for (var file : files.entrySet()) {
            int partBytes = Math.min(PART_BYTES, Math.max(1, file.getValue().length / 2));
            for (int number = 0; number == 0 || number * partBytes < file.getValue().length; number++) {
                var part = stick.resolve(SplitFile.part(new RepositoryPath(file.getKey()), number));
                Files.createDirectories(part.getParent());
                int begin = number * partBytes;
                Files.write(
                        part,
                        Arrays.copyOfRange(
                                file.getValue(), begin, Math.min(begin + partBytes, file.getValue().length)));
            }
        }
        return new DirectoryUpstream(stick);
    }
}
