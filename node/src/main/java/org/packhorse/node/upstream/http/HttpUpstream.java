package org.packhorse.node.upstream.http;

import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.packhorse.node.link.LinkMeter;
import org.packhorse.protocol.exchange.Extents;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.MissingOnly;
import org.packhorse.protocol.exchange.PlacedReceiver;
import org.packhorse.protocol.exchange.Receiver;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Traffic;
import org.packhorse.protocol.exchange.Upstream;

/**
 * A repository on a web server: a hub, a neighbour, or any server of plain files, with or without ranges.
 *
 * <p>Asks for one file at a time. What is asked for in order comes over one connection, which is kept for the next question while that
 * is soon; what is missing of a large file comes in ranges, over several connections where that helps, see {@link RangePlan}. Sends no
 * header field that is not needed: each byte is paid for. Redirects are followed within the scheme. At most 64 KiB are
 * received ahead of the receiver on each connection.
 *
 * <p>Keeps to what its link allows: where that is less than the file may have, it asks for a part, and throws a
 * {@link org.packhorse.node.link.LinkClosedException} when nothing more may be asked for.
 */
public final class HttpUpstream implements Upstream {
    private final HttpAddress base;
    private final String address;
    private final TrafficCounter counter;
    private final HttpConnector connector;
    private final HttpTalk talk;
    private final InstantSource clock;

    /**
     * The repository at {@code base}; connects when it is first asked.
     *
     * @param loops of Netty's NIO kind; shared, and closed by whoever made it
     * @param tls absent where {@code base} is plain HTTP
     * @param link what it goes over; closed with this
     * @param clock one that nobody sets
     */
    public HttpUpstream(
            HttpAddress base,
            EventLoopGroup loops,
            Optional<SslContext> tls,
            HttpClientSettings settings,
            LinkMeter link,
            InstantSource clock) {
        this.base = base;
        this.address = base.toString().replaceFirst("/$", "");
        this.counter = new TrafficCounter(link);
        this.connector = new HttpConnector(loops, tls, settings, counter, new Bell(), address, 1);
        this.clock = clock;
        this.talk = new HttpTalk(connector);
    }

    @Override
    public String address() {
        return address;
    }

    private record Question(RepositoryPath path, Span span, long limitBytes, Receiver receiver) {}

    @Override
    public Fetch fetch(RepositoryPath path, long offset, long limitBytes, Receiver receiver)
            throws IOException, InterruptedException {
        if (offset < 0 || limitBytes < 0) {
            throw new IllegalArgumentException("offset " + offset + " and limit " + limitBytes + " must be 0 or more");
        }
        return unlessBroken(() -> fetchParts(path, offset, limitBytes, receiver));
    }

    private interface Fetching {
        Fetch run() throws IOException, InterruptedException;
    }

    /** Hangs up where {@code fetching} does not come to its end. */
    private Fetch unlessBroken(Fetching fetching) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before asking");
        }
        boolean done = false;
        try {
            var fetch = fetching.run();
            done = true;
            return fetch;
        } finally {
            if (!done) {
                talk.hangUp();
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
            var part = fetchPart(new Question(path, span, limitBytes - done, receiver));
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

    private FetchedPart fetchPart(Question question) throws IOException, InterruptedException {
        var answer = ask(question.path, question.span);
        return switch (answer.plan()) {
            case AnswerPlan.Read read -> new FetchedPart(read(answer, read, question), read.unaskedBytes());
            case AnswerPlan.Settled(Fetch fetch) -> new FetchedPart(fetch, 0);
            case AnswerPlan.Moved _, AnswerPlan.Hopeless _ -> throw new IllegalStateException("told by HttpTalk");
        };
    }

    private HttpTalk.Answer ask(RepositoryPath path, Span span) throws IOException, InterruptedException {
        return talk.ask(base.file(path), span, place -> request(place, path, span), path + ": ");
    }

    private Fetch read(HttpTalk.Answer answer, AnswerPlan.Read plan, Question question)
            throws IOException, InterruptedException {
        var reader = new AnswerReader(address, question.path, talk.connection());
        var fetch = reader.read(plan, question.limitBytes, question.receiver);
        talk.discardRest(answer.head());
        return fetch;
    }

    @Override
    public Fetch fetch(RepositoryPath path, long lengthBytes, Extents missing, PlacedReceiver receiver)
            throws IOException, InterruptedException {
        if (missing.isEmpty()) {
            return new Fetch.Complete(0);
        }
        return unlessBroken(() -> fetchRanges(path, lengthBytes, missing, receiver));
    }

    /** The first range is asked for in the usual way, which finds out whether there are ranges, and how far away the server is. */
    private Fetch fetchRanges(RepositoryPath path, long lengthBytes, Extents missing, PlacedReceiver receiver)
            throws IOException, InterruptedException {
        long affordable = Span.affordableBytes(counter.link().await());
        var range = RangePlan.first(missing, affordable);
        var span = range.end() == lengthBytes ? Span.from(range.begin()) : RangeRequests.span(range);
        var asked = clock.instant();
        var answer = ask(path, span);
        var requests = new RangeRequests(
                address, answer.place(), path, lengthBytes, part -> request(answer.place(), path, part));
        switch (answer.plan()) {
            case AnswerPlan.Settled(Fetch.Missing none) -> {
                return none;
            }
            case AnswerPlan.Read read
            when RangeRequests.isPart(answer.head()) -> {
                if (requests.isTooLong(range, read)) {
                    talk.hangUp();
                    return new Fetch.TooLong();
                }
                var now = clock.instant();
                var pace = new FetchPace(Duration.between(asked, now), now);
                var plan = new RangePlan(missing, range, pace, RangeTransfer.connections(counter.link()), now);
                var transfer = new RangeTransfer(requests, plan, connector, clock, receiver);
                var fetch = transfer.run(talk.connection(), answer.head(), range);
                transfer.survivor().ifPresentOrElse(HttpConnection::rest, talk::hangUp);
                return fetch;
            }
            case AnswerPlan.Read read -> {
                var inOrder = new MissingOnly(range.begin(), missing, receiver);
                return read(answer, read, new Question(path, span, lengthBytes - range.begin(), inOrder));
            }
            case AnswerPlan.Settled _, AnswerPlan.Moved _, AnswerPlan.Hopeless _ ->
                throw requests.failed("the file ends too early");
        }
    }

    /** Metadata is text of a few kilobytes, and nothing of ours packs it; everything else is packed already. */
    private static boolean isWorthGzip(RepositoryPath path, Span span) {
        return span.isWhole()
                && path.value().startsWith("metadata/")
                && path.value().endsWith(".json");
    }

    private static HttpRequest request(HttpAddress place, RepositoryPath path, Span span) {
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, place.target());
        request.headers().set(HttpHeaderNames.HOST, place.hostField());
        if (!span.isWhole()) {
            request.headers().set(HttpHeaderNames.RANGE, span.toField());
        }
        if (isWorthGzip(path, span)) {
            request.headers().set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.GZIP);
        }
        return request;
    }

    @Override
    public Traffic traffic() {
        return counter.traffic();
    }

    @Override
    public void close() {
        talk.hangUp();
        RangeRequests.settle(counter.link());
    }
}
