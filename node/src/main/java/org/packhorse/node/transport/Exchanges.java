package org.packhorse.node.transport;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests, each on a virtual thread of its own: works the answer out, then sends it, waiting for the client as
 * long as that takes something. Only working out is limited in number: that is what takes heap.
 */
final class Exchanges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

    /** A reader who has waited this long taps again; better to say so. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AnswerObserver observer;
    private final Semaphore workplaces;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("answer-", 0).factory());

    Exchanges(int maxWorking, AnswerObserver observer) {
        this.observer = observer;
        workplaces = new Semaphore(maxWorking);
    }

    /** Answers {@code exchange} and then gives {@code next} the response and what was sent of it, in the channel's event loop, unless the connection broke. */
    void begin(Exchange exchange, BiConsumer<Response, Answer> next) {
        try {
            threads.execute(() -> run(exchange, next));
        } catch (RejectedExecutionException e) {
            var _ = exchange.channel().close();
        }
    }

    private void run(Exchange exchange, BiConsumer<Response, Answer> next) {
        try {
            var response = workOut(exchange);
            Answer answer;
            try {
                answer = send(exchange, response);
            } finally {
                response.body().close();
            }
            exchange.channel().eventLoop().execute(() -> next.accept(response, answer));
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

    private Response workOut(Exchange exchange) throws InterruptedException {
        if (!workplaces.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return Response.plain(503, "Too much is asked at once. Please try again in a few seconds.")
                    .with("retry-after", "5");
        }
        try {
            return exchange.handler().handle(exchange.request());
        } catch (IOException | RuntimeException e) {
            return failed(exchange, e);
        } finally {
            workplaces.release();
        }
    }

    private Answer send(Exchange exchange, Response response) throws IOException, InterruptedException {
        Answer answer;
        try {
            answer = Answer.to(exchange.request(), response);
        } catch (IOException e) {
            answer = Answer.to(exchange.request(), failed(exchange, e));
        }
        if (exchange.isCounted()) {
            observer.answered(exchange.request().target(), exchange.request().headers(), answer.status());
        }
        new AnswerWriter(exchange.channel()).write(exchange, answer);
        return answer;
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
