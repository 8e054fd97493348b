package org.packhorse.node.upstream;

import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.util.Optional;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.Receiver;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Traffic;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamException;

/**
 * A repository on a web server: a hub, a neighbour, or any server of plain files, with or without ranges.
 *
 * <p>Asks for one file at a time over one connection, which is kept for the next question while that is soon. Sends no
 * header field that is not needed: each byte is paid for. Redirects are followed within the scheme. At most 128 KiB are
 * received ahead of the receiver. A server that trickles is not stalled; a lowest rate is for whoever wraps this.
 */
final class HttpUpstream implements Upstream {
    private static final int REDIRECT_LIMIT = 3;

    /** Reading a short rest costs less than the packets of a new connection. */
    private static final int DISCARD_LIMIT_BYTES = 4 << 10;

    private final HttpAddress base;
    private final String address;
    private final TrafficCounter counter = new TrafficCounter();
    private final HttpConnector connector;
    private Optional<HttpConnection> connection = Optional.empty();

    /**
     * The repository at {@code base}; connects when it is first asked.
     *
     * @param loops of Netty's NIO kind; shared, and closed by whoever made it
     * @param tls absent where {@code base} is plain HTTP
     */
    HttpUpstream(HttpAddress base, EventLoopGroup loops, Optional<SslContext> tls, HttpSettings settings) {
        this.base = base;
        this.address = base.toString().replaceFirst("/$", "");
        this.connector = new HttpConnector(loops, tls, settings, counter, address);
    }

    @Override
    public String address() {
        return address;
    }

    private record Question(RepositoryPath path, long offset, long limitBytes, Receiver receiver) {
        /** Metadata is text of a few kilobytes, and nothing of ours packs it; everything else is packed already. */
        boolean isWorthGzip() {
            return offset == 0
                    && path.value().startsWith("metadata/")
                    && path.value().endsWith(".json");
        }
    }

    @Override
    public Fetch fetch(RepositoryPath path, long offset, long limitBytes, Receiver receiver)
            throws IOException, InterruptedException {
        if (offset < 0 || limitBytes < 0) {
            throw new IllegalArgumentException("offset " + offset + " and limit " + limitBytes + " must be 0 or more");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before asking");
        }
        boolean done = false;
        try {
            var fetch = follow(new Question(path, offset, limitBytes, receiver));
            done = true;
            return fetch;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private Fetch follow(Question question) throws IOException, InterruptedException {
        var place = base.file(question.path);
        for (int redirects = 0; redirects <= REDIRECT_LIMIT; redirects++) {
            var head = ask(place, question);
            switch (AnswerPlan.of(head, question.offset)) {
                case AnswerPlan.Moved(String location) -> {
                    discardRest(head);
                    place = moved(place, location);
                }
                case AnswerPlan.Settled(Fetch fetch) -> {
                    discardRest(head);
                    return fetch;
                }
                case AnswerPlan.Hopeless(String problem) -> throw failed(question.path + ": " + problem);
                case AnswerPlan.Read plan -> {
                    var reader = new AnswerReader(address, question.path, connection.orElseThrow());
                    var fetch = reader.read(plan, question.limitBytes, question.receiver);
                    discardRest(head);
                    return fetch;
                }
            }
        }
        throw failed(question.path + ": redirected more than " + REDIRECT_LIMIT + " times");
    }

    private HttpAddress moved(HttpAddress place, String location) throws UpstreamException {
        try {
            return place.moved(location);
        } catch (RefusedInputException e) {
            throw new UpstreamException(
                    address, "sends us on to an address that cannot be followed: " + e.getMessage(), e);
        }
    }

    /** Asks over the kept connection, else over a fresh one; once more where the kept one turns out to be dead. */
    private HttpResponse ask(HttpAddress place, Question question) throws UpstreamException, InterruptedException {
        if (connection.isPresent()
                && connection.get().leadsTo(place)
                && connection.get().wake()) {
            try {
                connection.get().ask(request(place, question));
                return connection.get().head();
            } catch (UpstreamException e) {
                if (!connection.get().endedUnheard()) {
                    throw e;
                }
            }
        }
        close();
        var fresh = connector.connect(place);
        connection = Optional.of(fresh);
        fresh.ask(request(place, question));
        return fresh.head();
    }

    private static HttpRequest request(HttpAddress place, Question question) {
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, place.target());
        request.headers().set(HttpHeaderNames.HOST, place.hostField());
        if (question.offset > 0) {
            request.headers().set(HttpHeaderNames.RANGE, "bytes=" + question.offset + "-");
        }
        if (question.isWorthGzip()) {
            request.headers().set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.GZIP);
        }
        return request;
    }

    /** Makes the connection ready for the next question, or closes it where that costs more than a new one. */
    private void discardRest(HttpResponse head) throws InterruptedException {
        try {
            var used = connection.orElseThrow();
            int left = HttpUtil.getContentLength(head, 0L) > DISCARD_LIMIT_BYTES ? 0 : DISCARD_LIMIT_BYTES;
            while (left > 0 && !used.isDone()) {
                left -= used.piece().map(piece -> piece.length).orElse(0);
            }
            if (used.isDone() && HttpUtil.isKeepAlive(head)) {
                used.rest();
                return;
            }
        } catch (UpstreamException e) {
            // The answer itself was had already.
        }
        close();
    }

    private UpstreamException failed(String problem) {
        return new UpstreamException(address, problem);
    }

    @Override
    public Traffic traffic() {
        return counter.traffic();
    }

    @Override
    public void close() {
        connection.ifPresent(HttpConnection::close);
        connection = Optional.empty();
    }
}
