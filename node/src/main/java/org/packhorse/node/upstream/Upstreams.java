package org.packhorse.node.upstream;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.packhorse.node.link.LinkMeter;
import org.packhorse.node.runtime.SteadyClock;
import org.packhorse.node.upstream.http.HttpAddress;
import org.packhorse.node.upstream.http.HttpClientSettings;
import org.packhorse.node.upstream.http.HttpUpstream;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.Upstream;

/**
 * Turns addresses into upstreams.
 *
 * @param loops of Netty's NIO kind, one thread is enough for all; closed by whoever made it, or with this
 * @param settings for web servers
 */
public record Upstreams(EventLoopGroup loops, HttpClientSettings settings) implements AutoCloseable {
    /** Upstreams with one thread of their own, which {@link #close} ends. */
    public static Upstreams create(HttpClientSettings settings) {
        var threads = new DefaultThreadFactory("upstream", true);
        return new Upstreams(new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory()), settings);
    }

    /**
     * The upstream at {@code address}: a web server's folder ({@code http://hub.example:8080/packhorse/}, {@code https})
     * or a folder of this machine ({@code file:///media/stick/packhorse}). Nothing is connected or read yet.
     *
     * @throws RefusedInputException for any other address, and for user information, a query or a fragment in it
     */
    public Upstream open(URI address) throws RefusedInputException {
        return open(address, LinkMeter.FREE);
    }

    /** The same, over {@code link}, which is closed with the upstream. */
    public Upstream open(URI address, LinkMeter link) throws RefusedInputException {
        var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http" -> web(address, Optional.empty(), link);
            case "https" -> web(address, Optional.of(systemTrust()), link);
            case "file" -> inFolder(folder(address));
            default ->
                throw refused(
                        address,
                        "nothing can be pulled from there",
                        "give an address beginning with http://, https:// or file:///");
        };
    }

    private Upstream web(URI address, Optional<SslContext> tls, LinkMeter link) throws RefusedInputException {
        return new HttpUpstream(HttpAddress.parse(address), loops, tls, settings, link, SteadyClock.INSTANCE);
    }

    /** The repository in {@code folder} of this machine, an absolute path. */
    public static Upstream inFolder(Path folder) {
        return new DirectoryUpstream(folder);
    }

    private static SslContext systemTrust() {
        try {
            return SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .endpointIdentificationAlgorithm("HTTPS")
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("every Java platform can speak TLS", e);
        }
    }

    private static Path folder(URI address) throws RefusedInputException {
        try {
            return Path.of(address).normalize();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw refused(address, "it does not name a folder of this machine", "write it like file:///media/stick");
        }
    }

    private static RefusedInputException refused(URI address, String problem, String advice) {
        return new RefusedInputException("address " + Quoted.shortly(address.toString()), problem, advice);
    }

    /** Ends the threads; every upstream opened here must be closed before. */
    @Override
    public void close() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
