package org.packhorse.node.transport.server;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.packhorse.node.transport.BusyException;
import org.packhorse.node.transport.ClientAddress;
import org.packhorse.node.transport.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests, each on a virtual thread of its own: works the answer out, then sends it, waiting for the client as
 * long as that takes something. Working out, compressing among it, is limited in number, and what pages take of the heap until they are sent in size.
 */
final class Exchanges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

    /** A reader who has waited this long taps again; better to say so. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** So long a place to work in is held for a page that there is no room for. */
    private static final Duration PAGES_PATIENCE = Duration.ofSeconds(1);

    private final AnswerObserver observer;
    private final Duration patienceWithClients;
    private final Workplaces workplaces;
    private final PageHeap pages = new PageHeap(PAGES_PATIENCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("answer-", 0).factory());

    Exchanges(HttpServerSettings settings, AnswerObserver observer) {
        this.observer = observer;
        patienceWithClients = settings.stallTimeout();
        workplaces = new Workplaces(settings.maxWorking(), settings.maxWorkingForOneAddress(), PATIENCE);
    }

    /** Answers {@code exchange} and then gives {@code next} the response and what was sent of it, in the channel's event loop, unless the connection broke. */
    void begin(Exchange exchange, BiConsumer<Response, Answer> next) {
        try {
            threads.execute(() -> run(exchange, next));
        } catch (RejectedExecutionException e) {
            var _ = exchange.channel().close();
        }
    }

    /** What was worked out, without the bytes that are in {@code answer} in the form in which they travel. */
    private record Outcome(Response response, Answer answer) {
        static Outcome of(Exchange exchange, Response response) throws IOException {
            return new Outcome(response, Answer.to(exchange.request(), response));
        }
    }

    private void run(Exchange exchange, BiConsumer<Response, Answer> next) {
        try (var share = pages.share()) {
            var outcome = workOut(exchange, share);
            try {
                send(exchange, outcome);
            } finally {
                outcome.response().body().close();
            }
            exchange.channel().eventLoop().execute(() -> next.accept(outcome.response(), outcome.answer()));
        } catch (ClosedChannelException | RejectedExecutionException e) {
            var _ = exchange.channel().close();
        } catch (IOException | RuntimeException e) {
            LOG.atDebug()
                    .addKeyValue("path", exchange.request().path())
                    .setCause(e)
                    .log("answer broke off");
            var _ = exchange.channel().close();
        } catch (Error e) {
            // Nobody waits for an answer that will not come; that it is reported is the thread's business.
            var _ = exchange.channel().close();
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var _ = exchange.channel().close();
        }
    }

    private Outcome workOut(Exchange exchange, PageHeap.Share share) throws IOException, InterruptedException {
        var client = ClientAddress.of(exchange.request().client());
        if (!workplaces.enter(client)) {
            return Outcome.of(exchange, tooMuch());
        }
        try {
            return prepare(exchange, handle(exchange), share);
        } finally {
            workplaces.leave(client);
        }
    }

    private static Response tooMuch() {
        return Response.plain(503, "Too much is asked at once. Please try again in a few seconds.")
                .with("retry-after", "5");
    }

    private static Response handle(Exchange exchange) {
        try {
            return exchange.handler().handle(exchange.request());
        } catch (BusyException e) {
            return tooMuch();
        } catch (IOException | RuntimeException e) {
            return failed(exchange, e);
        }
    }

    private static Outcome prepare(Exchange exchange, Response response, PageHeap.Share share)
            throws IOException, InterruptedException {
        if (!share.take(response.body())) {
            return Outcome.of(exchange, tooMuch());
        }
        try {
            var answer = Answer.to(exchange.request(), response);
            share.keepOnly(answer);
            return new Outcome(response.withoutBytes(), answer);
        } catch (IOException | RuntimeException e) {
            response.body().close();
            return Outcome.of(exchange, failed(exchange, e));
        }
    }

    private void send(Exchange exchange, Outcome outcome) throws IOException, InterruptedException {
        try (var writer = new AnswerWriter(exchange.channel(), patienceWithClients)) {
            var answer = begin(exchange, outcome, writer).answer();
            if (exchange.isCounted()) {
                observer.answered(
                        exchange.request().target(), exchange.request().headers(), answer.status());
            }
            writer.write(exchange, answer);
        }
    }

    private static Outcome begin(Exchange exchange, Outcome outcome, AnswerWriter writer) throws IOException {
        if (exchange.request().headOnly()) {
            return outcome;
        }
        try {
            writer.begin(outcome.answer());
            return outcome;
        } catch (BusyException e) {
            return Outcome.of(exchange, tooMuch());
        } catch (IOException | RuntimeException e) {
            return Outcome.of(exchange, failed(exchange, e));
        }
    }

    /** The cause is for the log; a client learns nothing from it that helps. */
    private static Response failed(Exchange exchange, Exception cause) {
        LOG.atError()
                .addKeyValue("path", exchange.request().path())
                .setCause(cause)
                .log("answer failed");
        return Response.plain(500, "Something went wrong here. Please try again.");
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
