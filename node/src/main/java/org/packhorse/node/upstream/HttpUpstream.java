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
import org.packhorse.node.link.LinkMeter;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.Receiver;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Traffic;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A repository on a web server: a hub, a neighbour, or any server of plain files, with or without ranges.
 *
 * <p>Asks for one file at a time over one connection, which is kept for the next question while that is soon. Sends no
 * header field that is not needed: each byte is paid for. Redirects are followed within the scheme. At most 64 KiB are
 * received ahead of the receiver. A server that trickles is not stalled.
 *
 * <p>Keeps to what its link allows: where that is less than the file may have, it asks for a part, and throws a
 * {@link org.packhorse.node.link.LinkClosedException} when nothing more may be asked for.
 */
final class HttpUpstream implements Upstream {
    private static final Logger LOG = LoggerFactory.getLogger(HttpUpstream.class);
    private static final int REDIRECT_LIMIT = 3;

    /** Reading a short rest costs less than the packets of a new connection. */
    private static final int DISCARD_LIMIT_BYTES = 4 << 10;

    private final HttpAddress base;
    private final String address;
    private final TrafficCounter counter;
    private final HttpConnector connector;
    private Optional<HttpConnection> connection = Optional.empty();

    /**
     * The repository at {@code base}; connects when it is first asked.
     *
     * @param loops of Netty's NIO kind; shared, and closed by whoever made it
     * @param tls absent where {@code base} is plain HTTP
     * @param link what it goes over; closed with this
     */
    HttpUpstream(
            HttpAddress base, EventLoopGroup loops, Optional<SslContext> tls, HttpSettings settings, LinkMeter link) {
        this.base = base;
        this.address = base.toString().replaceFirst("/$", "");
        this.counter = new TrafficCounter(link);
        this.connector = new HttpConnector(loops, tls, settings, counter, address);
    }

    @Override
    public String address() {
        return address;
    }

    private record Question(RepositoryPath path, Span span, long limitBytes, Receiver receiver) {
        /** Metadata is text of a few kilobytes, and nothing of ours packs it; everything else is packed already. */
        boolean isWorthGzip() {
            return span.isWhole()
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
            var fetch = fetchParts(path, offset, limitBytes, receiver);
            done = true;
            return fetch;
        } finally {
            if (!done) {
                hangUp();
            }
        }
    }

    /** One part usually; more where the link does not carry the whole in one go. */
    private Fetch fetchParts(RepositoryPath path, long offset, long limitBytes, Receiver receiver)
            throws IOException, InterruptedException {
        long done = 0;
        while (true) {
            long linkBytes = counter.link().await();
            var span = Span.affordable(offset + done, limitBytes - done, linkBytes);
            var part = follow(new Question(path, span, limitBytes - done, receiver));
            if (!(part.fetch instanceof Fetch.Complete(long bytes))) {
                return part.fetch;
            }
            done += bytes;
            if (part.unaskedBytes == 0) {
                return new Fetch.Complete(done);
            }
        }
    }

    private record FetchedPart(Fetch fetch, long unaskedBytes) {}

    private FetchedPart follow(Question question) throws IOException, InterruptedException {
        var place = base.file(question.path);
        for (int redirects = 0; redirects <= REDIRECT_LIMIT; redirects++) {
            var head = ask(place, question);
            switch (AnswerPlan.of(head, question.span)) {
                case AnswerPlan.Moved(String location) -> {
                    discardRest(head);
                    place = moved(place, location);
                }
                case AnswerPlan.Settled(Fetch fetch) -> {
                    discardRest(head);
                    return new FetchedPart(fetch, 0);
                }
                case AnswerPlan.Hopeless(String problem) -> throw failed(question.path + ": " + problem);
                case AnswerPlan.Read plan -> {
                    var reader = new AnswerReader(address, question.path, connection.orElseThrow());
                    var fetch = reader.read(plan, question.limitBytes, question.receiver);
                    discardRest(head);
                    return new FetchedPart(fetch, plan.unaskedBytes());
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
    private HttpResponse ask(HttpAddress place, Question question) throws IOException, InterruptedException {
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
        hangUp();
        var fresh = connector.connect(place);
        connection = Optional.of(fresh);
        fresh.ask(request(place, question));
        return fresh.head();
    }

    private static HttpRequest request(HttpAddress place, Question question) {
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, place.target());
        request.headers().set(HttpHeaderNames.HOST, place.hostField());
        if (!question.span.isWhole()) {
            request.headers().set(HttpHeaderNames.RANGE, question.span.toField());
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
        } catch (IOException e) {
            // The answer itself was had already.
        }
        hangUp();
    }

    private UpstreamException failed(String problem) {
        return new UpstreamException(address, problem);
    }

    @Override
    public Traffic traffic() {
        return counter.traffic();
    }

    private void hangUp() {
        connection.ifPresent(HttpConnection::close);
        connection = Optional.empty();
    }

    @Override
    public void close() {
        hangUp();
        try {
            counter.link().close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("what a link carried could not be settled; what was reserved counts as used");
        }
    }
}
