package org.packhorse.node.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamException;

final class DirectoryUpstreamTest extends UpstreamContract {
    private static final RepositoryPath FILE = new RepositoryPath("targets/a");

    @TempDir
    private Path temporary = Path.of("set by JUnit");

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    @Override
    protected Upstream open(Map<String, byte[]> files) throws Exception {
        for (var file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        return new DirectoryUpstream(stick());
    }

    private Path stick() {
        return temporary.resolve("stick");
    }

    private Path write(String path, byte[] content) throws Exception {
        var file = stick().resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    @Test
    void doesNotFollowALinkOutOfTheFolder() throws Exception {
        var secret = Files.writeString(temporary.resolve("secret"), "the school's keys");
        Files.createSymbolicLink(stick().resolve("targets/a"), secret);
        Files.createSymbolicLink(stick().resolve("out"), temporary);
        var upstream = new DirectoryUpstream(stick());

        assertThatThrownBy(() -> upstream.fetch(FILE, 0, 100, into(received)))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("targets/a is a link, which is not followed");
        assertThatThrownBy(() -> upstream.fetch(new RepositoryPath("out/secret"), 0, 100, into(received)))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("out is a link");
        assertThat(received.size()).isZero();
    }

    @Test
    void followsNoLinkThatStaysInsideEither() throws Exception {
        write("targets/b", new byte[5]);
        Files.createSymbolicLink(stick().resolve("targets/a"), Path.of("b"));

        assertThatThrownBy(() -> new DirectoryUpstream(stick()).fetch(FILE, 0, 100, into(received)))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("copy the file itself");
    }

    @Test
    void takesAPartThatIsALinkForDamage() throws Exception {
        var secret = Files.writeString(temporary.resolve("secret"), "the school's keys");
        write("targets/a.000", new byte[5]);
        Files.createSymbolicLink(stick().resolve("targets/a.001"), secret);

        assertThatThrownBy(() -> new DirectoryUpstream(stick()).fetch(FILE, 0, 100, into(received)))
                .isInstanceOf(UpstreamException.class);
        assertThat(received.size()).isZero();
    }

    @Test
    void doesNotOpenAPipe() throws Exception {
        var pipe = stick().resolve("targets/a");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(new DirectoryUpstream(stick()).fetch(FILE, 0, 100, into(received)))
                .isEqualTo(new Fetch.Missing());
    }

    @Test
    void prefersTheWholeFileToParts() throws Exception {
        write("targets/a", new byte[5]);
        write("targets/a.000", new byte[9]);

        assertThat(new DirectoryUpstream(stick()).fetch(FILE, 0, 100, into(received)))
                .isEqualTo(new Fetch.Complete(5));
    }

    @Test
    void endsBeforeTheFirstPartThatIsMissing() throws Exception {
        write("targets/a.000", new byte[5]);
        write("targets/a.002", new byte[5]);

        assertThat(new DirectoryUpstream(stick()).fetch(FILE, 0, 100, into(received)))
                .isEqualTo(new Fetch.Complete(5));
    }

    @Test
    void takesAFolderForNoFile() throws Exception {
        Files.createDirectories(stick().resolve("targets/a"));

        assertThat(new DirectoryUpstream(stick()).fetch(FILE, 0, 100, into(received)))
                .isEqualTo(new Fetch.Missing());
    }

    @Test
    void saysThatTheStickIsNotThere() {
        var gone = new DirectoryUpstream(temporary.resolve("gone"));

        assertThatThrownBy(() -> gone.fetch(FILE, 0, 100, into(received)))
                .isInstanceOf(UpstreamException.class)
                .hasMessage(temporary.resolve("gone") + ": the folder is not there; is the stick or disk plugged in?");
    }

    @Test
    void saysThatAFileIsNoFolder() throws Exception {
        var file = new DirectoryUpstream(write("file", new byte[1]));

        assertThatThrownBy(() -> file.fetch(FILE, 0, 100, into(received)))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("is not a folder");
    }

    @Test
    void handsOverWhatWasReadBeforeTheFileEndedTooSoon() throws Exception {
        var file = write("targets/a", new byte[300_000]);
        var upstream = new DirectoryUpstream(stick());

        assertThatThrownBy(() -> upstream.fetch(FILE, 0, 300_000, bytes -> {
                    into(received).accept(bytes);
                    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        channel.truncate(100_000);
                    }
                }))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("ended after 100000 of 300000 bytes");

        assertThat(received.size()).isEqualTo(100_000);
    }
}
