package org.packhorse.node.upstream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.SimpleFileServer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.upstream.UpstreamContract;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Upstream;

/** Against servers of plain files that know nothing of us and ignore ranges. */
final class PlainFileServerTest {
    abstract static class Ignorant extends UpstreamContract {
        private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

        @TempDir
        private Path folder = Path.of("set by JUnit");

        /** Serves {@code folder} on a port of the system's choice, which is returned. */
        abstract int serve(Path folder) throws Exception;

        abstract void stopServing() throws Exception;

        @Override
        protected Upstream open(Map<String, byte[]> files) throws Exception {
            for (var file : files.entrySet()) {
                var place = folder.resolve(file.getKey());
                Files.createDirectories(place.getParent());
                Files.write(place, file.getValue());
            }
            int port = serve(folder);
            return new Upstreams(loops, HttpClientSettings.PATIENT).open(URI.create("http://127.0.0.1:" + port + "/"));
        }

        @AfterEach
        void stop() throws Exception {
            stopServing();
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }

        @Test
        void countsWhatItMustReceiveAndDrop() throws Exception {
            var content = new byte[200_000];
            content[150_000] = 7;
            try (var upstream = open(Map.of("targets/a", content))) {
                var received = new ByteArrayOutputStream();

                var fetch = upstream.fetch(new RepositoryPath("targets/a"), 150_000, 50_000, into(received));

                assertThat(fetch).isEqualTo(new Fetch.Complete(50_000));
                assertThat(received.toByteArray()[0]).isEqualTo((byte) 7);
                assertThat(upstream.traffic().receivedBytes()).isGreaterThan(200_000);
            }
        }
    }

    @Nested
    final class OfThePlatform extends Ignorant {
        private final java.util.List<com.sun.net.httpserver.HttpServer> servers = new java.util.ArrayList<>();

        @Override
        int serve(Path folder) {
            var server = SimpleFileServer.createFileServer(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    folder.toAbsolutePath(),
                    SimpleFileServer.OutputLevel.NONE);
            server.start();
            servers.add(server);
            return server.getAddress().getPort();
        }

        @Override
        void stopServing() {
            servers.forEach(server -> server.stop(0));
        }
    }

    @Nested
    final class OfPython extends Ignorant {
        private static final Pattern PORT = Pattern.compile("port (\\d+)");

        private final java.util.List<Process> servers = new java.util.ArrayList<>();

        @Override
        int serve(Path folder) throws Exception {
            var process = start(folder);
            servers.add(process);
            var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var matcher = PORT.matcher(String.valueOf(output.readLine()));
            assertThat(matcher.find()).isTrue();
            return Integer.parseInt(matcher.group(1));
        }

        private static Process start(Path folder) {
            try {
                return new ProcessBuilder("python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1")
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                assumeThat(e).as("python3 is here").isNull();
                throw new AssertionError(e);
            }
        }

        @Override
        void stopServing() throws Exception {
            for (var server : servers) {
                server.destroy();
                server.waitFor();
            }
        }
    }
}
