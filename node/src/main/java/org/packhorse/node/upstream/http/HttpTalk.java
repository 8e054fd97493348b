package org.packhorse.node.upstream.http;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.UpstreamException;

/**
 * Asks one question after the other over one connection, which is kept for the next while that is soon; follows redirects within
 * the scheme. One thread.
 */
final class HttpTalk {
    private static final int REDIRECT_LIMIT = 3;

    /** Reading a short rest costs less than the packets of a new connection. */
    private static final int DISCARD_LIMIT_BYTES = 4 << 10;

    private final HttpConnector connector;
    private Optional<HttpConnection> connection = Optional.empty();

    HttpTalk(HttpConnector connector) {
        this.connector = connector;
    }

    /**
     * The head of an answer whose body comes next on {@link #connection}.
     *
     * @param place where it came from in the end
     */
    record Answer(HttpAddress place, HttpResponse head, AnswerPlan plan) {}

    /**
     * Asks for {@code span} of the file at {@code file}; the answer's plan is to read it or settled.
     *
     * @param request what to say to a place
     * @param words how messages begin
     */
    Answer ask(HttpAddress file, Span span, Function<HttpAddress, HttpRequest> request, String words)
            throws IOException, InterruptedException {
        var place = file;
        for (int redirects = 0; redirects <= REDIRECT_LIMIT; redirects++) {
            var head = ask(place, request);
            switch (AnswerPlan.of(head, span)) {
                case AnswerPlan.Moved(String location) -> {
                    discardRest(head);
                    place = moved(place, location);
                }
                case AnswerPlan.Hopeless(String problem) -> throw failed(words + problem);
                case AnswerPlan.Settled settled -> {
                    discardRest(head);
                    return new Answer(place, head, settled);
                }
                case AnswerPlan.Read read -> {
                    return new Answer(place, head, read);
                }
            }
        }
        throw failed(words + "redirected more than " + REDIRECT_LIMIT + " times");
    }

    private HttpAddress moved(HttpAddress place, String location) throws UpstreamException {
        try {
            return place.moved(location);
        } catch (RefusedInputException e) {
            throw new UpstreamException(
                    connector.upstream(), "sends us on to an address that cannot be followed: " + e.getMessage(), e);
        }
    }

    /** Asks over the kept connection, else over a fresh one; once more where the kept one turns out to be dead. */
    private HttpResponse ask(HttpAddress place, Function<HttpAddress, HttpRequest> request)
            throws IOException, InterruptedException {
        if (connection.isPresent()
                && connection.get().leadsTo(place)
                && connection.get().wake()) {
            try {
                connection.get().ask(request.apply(place));
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
        fresh.ask(request.apply(place));
        return fresh.head();
    }

    /** The connection that brings the answer. */
    HttpConnection connection() {
        return connection.orElseThrow();
    }

    /** Makes the connection ready for the next question, or closes it where that costs more than a new one. */
    void discardRest(HttpResponse head) throws InterruptedException {
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
        return new UpstreamException(connector.upstream(), problem);
    }

    void hangUp() {
        connection.ifPresent(HttpConnection::close);
        connection = Optional.empty();
    }
}
