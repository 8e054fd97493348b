package org.packhorse.node.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Upstream;

/** Folders as upstreams, for tests of whoever pulls. */
public final class Folders {
    private Folders() {}

    /** The upstream that a {@code file:} address gives. */
    public static Upstream open(Path folder) {
        return new DirectoryUpstream(folder);
    }

    /** The files of a repository, for {@link InMemoryUpstream#goBackTo}. */
    public static Map<RepositoryPath, byte[]> read(Path repository) throws IOException {
        var files = new HashMap<RepositoryPath, byte[]>();
        try (var all = Files.walk(repository)) {
            all.filter(Files::isRegularFile).forEach(file -> {
                try {
                    files.put(new RepositoryPath(repository.relativize(file).toString()), Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return files;
    }
}
