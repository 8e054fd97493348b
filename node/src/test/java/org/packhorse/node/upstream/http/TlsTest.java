package org.packhorse.node.upstream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.link.LinkMeter;
import org.packhorse.node.upstream.UpstreamContract;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.UpstreamException;

final class TlsTest {
    private static final RepositoryPath FILE = new RepositoryPath("targets/a");
    private static final char[] PASSWORD = "for this test".toCharArray();

    @TempDir
    private Path temporary = Path.of("set by JUnit");

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final byte[] content = new byte[300_000];
    private KeyStore keys = emptyKeys();
    private Optional<HttpsServer> server = Optional.empty();

    private static KeyStore emptyKeys() {
        try {
            return KeyStore.getInstance("PKCS12");
        } catch (java.security.KeyStoreException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() throws Exception {
        keys = selfSigned();
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        var started = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.setHttpsConfigurator(new HttpsConfigurator(tls));
        started.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            }
        });
        started.start();
        server = Optional.of(started);
    }

    /** For {@code localhost} only; made by the platform's own tool, so that no key is kept in the repository. */
    private KeyStore selfSigned() throws Exception {
        var file = temporary.resolve("keys.p12");
        var tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hub",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=hub",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        try (InputStream output = tool.getInputStream()) {
            assertThat(tool.waitFor()).as(() -> "keytool").isZero();
            output.readAllBytes();
        }
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private URI address(String host) {
        return URI.create(
                "https://" + host + ":" + server.orElseThrow().getAddress().getPort() + "/");
    }

    private HttpUpstream trusting(URI address) throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("hub", keys.getCertificate("hub"));
        trust.init(known);
        var tls = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .trustManager(trust)
                .endpointIdentificationAlgorithm("HTTPS")
                .build();
        return new HttpUpstream(
                HttpAddress.parse(address),
                loops,
                Optional.of(tls),
                HttpClientSettings.PATIENT,
                LinkMeter.FREE,
                org.packhorse.node.runtime.SteadyClock.INSTANCE);
    }

    @AfterEach
    void stop() {
        server.ifPresent(started -> started.stop(0));
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void fetchesOverTlsAndCountsItsCost() throws Exception {
        try (var upstream = trusting(address("localhost"))) {
            upstream.fetch(FILE, 0, content.length, UpstreamContract.into(received));
            long first = upstream.traffic().totalBytes();
            var again = upstream.fetch(FILE, 0, content.length, UpstreamContract.into(received));
            long second = upstream.traffic().totalBytes() - first;

            assertThat(again).isEqualTo(new Fetch.Complete(content.length));
            assertThat(received.size()).isEqualTo(2 * content.length);
            assertThat(first).as("with handshake").isGreaterThan(second);
            assertThat(second).isGreaterThan(content.length);
        }
    }

    @Test
    void doesNotTrustAStranger() throws Exception {
        try (var upstream = new Upstreams(loops, HttpClientSettings.PATIENT).open(address("localhost"))) {
            assertThatThrownBy(() -> upstream.fetch(FILE, 0, 1, UpstreamContract.into(received)))
                    .isInstanceOf(UpstreamException.class)
                    .hasMessageContaining("shows a certificate that this device does not trust")
                    .hasMessageContaining("clock");
        }
    }

    @Test
    void doesNotTakeACertificateForAnotherName() throws Exception {
        try (var upstream = trusting(address("127.0.0.1"))) {
            assertThatThrownBy(() -> upstream.fetch(FILE, 0, 1, UpstreamContract.into(received)))
                    .isInstanceOf(UpstreamException.class)
                    .hasMessageContaining("certificate");
        }
    }

    @Test
    void saysThatTheOtherSideSpeaksNoTls() throws Exception {
        try (var plain = new RawServer((talk, connection) -> {
                    talk.say("HTTP/1.1 400 Bad Request\r\n\r\n");
                    talk.fallSilent();
                });
                var upstream = trusting(
                        URI.create("https://localhost:" + plain.address().getPort()))) {
            assertThatThrownBy(() -> upstream.fetch(FILE, 0, 1, UpstreamContract.into(received)))
                    .isInstanceOf(UpstreamException.class)
                    .hasMessageContaining("does not speak TLS");
        }
    }
}
