package org.packhorse.node.upstream.http;

import io.netty.handler.codec.http.HttpResponse;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.packhorse.node.link.LinkMeter;
import org.packhorse.protocol.exchange.Extent;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.PlacedReceiver;
import org.packhorse.protocol.exchange.UpstreamException;

/**
 * Does what {@link RangePlan} says: fetches ranges of one file over several connections to one server. One thread, which waits for all
 * of them at once.
 */
final class RangeTransfer {
    /** The most connections that carry at one time: at 20 kB/s each they fill a line of 1 Mbit/s. */
    static final int MOST_CONNECTIONS = 8;

    /** What a connection carries where it is far away and packets are lost. */
    private static final long BYTES_PER_SECOND = 16 << 10;

    /** How finely silence is noticed. */
    private static final Duration TICK = Duration.ofMillis(100);

    /** Less than this within the stall timeout is as bad as nothing: somebody else may be better. */
    private static final long LEAST_PROGRESS_BYTES = 1 << 10;

    /** What may come in vain besides as much as is of use: what was under way twice after an outage is a twentieth of that. */
    private static final long VAIN_BYTES = 1 << 20;

    private final RangeRequests requests;
    private final RangePlan plan;
    private final HttpConnector connector;
    private Optional<SocketAddress> server = Optional.empty();
    /** Stands still while the receiver or the link's rate keep this thread. */
    private final HearingTime time;

    private final PlacedReceiver receiver;
    private final Map<Integer, LaneAnswers> lanes = new TreeMap<>();
    private Instant progressAt;
    private long missingThen;
    private long usefulBytes;
    private long vainBytes;
    /** What the link may carry from here. */
    private long linkBytes;

    private boolean tooLong;

    /** A transfer that has not begun; what comes is given to {@code receiver} on the thread that runs it. */
    RangeTransfer(
            RangeRequests requests,
            RangePlan plan,
            HttpConnector connector,
            InstantSource clock,
            PlacedReceiver receiver) {
        this.requests = requests;
        this.plan = plan;
        this.connector = connector;
        this.time = new HearingTime(clock);
        this.receiver = receiver;
        this.progressAt = time.instant();
        this.missingThen = plan.missing().bytes();
    }

    /** How many connections may carry at one time over {@code link}: a cap leaves nothing to do for more. */
    static int connections(LinkMeter link) {
        long rate = link.bytesPerSecond().orElse(Long.MAX_VALUE);
        return (int) Math.min(MOST_CONNECTIONS, 1 + rate / BYTES_PER_SECOND);
    }

    /**
     * Runs until nothing is missing any more.
     *
     * @param first where the answer to the question for {@code range} comes, which began with {@code head}
     * @throws UpstreamException where no connection is left, or next to nothing comes
     */
    Fetch run(HttpConnection first, HttpResponse head, Extent range) throws IOException, InterruptedException {
        server = Optional.of(first.remoteAddress());
        var lane = new LaneAnswers(0, first, LinkMeter.FREE);
        lane.hasJustOpened();
        lane.asked(range);
        lane.begin(head);
        lanes.put(0, lane);
        long bytes = plan.missing().bytes();
        try {
            while (!plan.missing().isEmpty()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while receiving");
                }
                boolean came = take();
                if (tooLong) {
                    return new Fetch.TooLong();
                }
                act();
                checkProgress();
                if (!came) {
                    await();
                }
            }
            return new Fetch.Complete(bytes);
        } finally {
            for (var other : List.copyOf(lanes.values())) {
                if (other.number() > 0) {
                    close(other);
                }
            }
        }
    }

    /** Takes one part from each connection that has one; whether there were any. */
    private boolean take() throws IOException, InterruptedException {
        boolean came = false;
        for (var lane : List.copyOf(lanes.values())) {
            if (lane.hasJustOpened()) {
                plan.opened(lane.number(), time.instant());
            }
            var part = lane.connection().poll();
            if (part.isPresent()) {
                came = true;
                take(lane, part.get());
            }
        }
        return came;
    }

    private void take(LaneAnswers lane, AnswerPart part) throws IOException, InterruptedException {
        switch (part) {
            case AnswerPart.Head head -> begin(lane, head);
            case AnswerPart.Piece(byte[] bytes) -> deliver(lane, bytes);
            case AnswerPart.End end -> {
                lane.end();
                plan.ended(lane.number(), time.instant());
                if (!lane.keeps()) {
                    // The answer was whole; the plan begins another connection where one is needed.
                    close(lane);
                    plan.failed(lane.number(), time.instant());
                }
            }
            case AnswerPart.Closed closed -> fail(lane, lane.connection().failure(closed));
            case AnswerPart.Broken broken -> fail(lane, lane.connection().failure(broken));
        }
    }

    private void begin(LaneAnswers lane, AnswerPart.Head head) throws UpstreamException {
        if (lane.range().isEmpty()) {
            fail(lane, requests.failed("answered what nobody asked"));
            return;
        }
        var range = lane.range().get();
        lane.begin(head.response());
        switch (AnswerPlan.of(head.response(), RangeRequests.span(range))) {
            case AnswerPlan.Read read
            when RangeRequests.isPart(head.response()) -> tooLong |= requests.isTooLong(range, read);
            case AnswerPlan.Read read -> fail(lane, requests.failed("gives parts of a file no longer"));
            case AnswerPlan.Moved moved -> fail(lane, requests.failed("has moved the file meanwhile"));
            case AnswerPlan.Hopeless(String problem) -> fail(lane, requests.failed(problem));
            case AnswerPlan.Settled settled -> throw requests.failed("the file has ended, or is not there any more");
        }
    }

    private void deliver(LaneAnswers lane, byte[] bytes) throws IOException, InterruptedException {
        long begin = lane.advance(bytes.length);
        var wanted = plan.missing().within(begin, begin + bytes.length);
        plan.received(lane.number(), begin + bytes.length, time.instant());
        usefulBytes += wanted.bytes();
        vainBytes += bytes.length - wanted.bytes();
        if (vainBytes > usefulBytes + VAIN_BYTES) {
            throw requests.failed("sends more than it is asked for");
        }
        for (var extent : wanted.list()) {
            time.standStill(() -> receiver.accept(
                    extent.begin(),
                    ByteBuffer.wrap(bytes, (int) (extent.begin() - begin), (int) extent.bytes())
                            .slice()));
        }
    }

    /** Goes on without {@code lane}, if there are others. */
    private void fail(LaneAnswers lane, UpstreamException why) throws UpstreamException {
        close(lane);
        plan.failed(lane.number(), time.instant());
        if (lanes.isEmpty()) {
            throw why;
        }
    }

    private void close(LaneAnswers lane) {
        lanes.remove(lane.number());
        lane.close();
    }

    private void act() throws IOException, InterruptedException {
        time.standStill(() -> linkBytes = connector.counter().link().await());
        boolean single = linkBytes < plan.missing().bytes() * 2 + (long) MOST_CONNECTIONS * LinkMeter.LEAST_BYTES * 2;
        for (var step : plan.next(time.instant(), Span.affordableBytes(linkBytes), single)) {
            switch (step) {
                case RangePlan.Step.Open(int number) -> {
                    var beside = connector.beside();
                    var connection = beside.begin(requests.place(), server.orElseThrow());
                    lanes.put(
                            number,
                            new LaneAnswers(number, connection, beside.counter().link()));
                }
                case RangePlan.Step.Ask(int number, Extent range) -> {
                    var lane = Objects.requireNonNull(lanes.get(number));
                    lane.asked(range);
                    lane.connection().askNext(requests.of(range));
                }
                case RangePlan.Step.Drop(int number) -> close(Objects.requireNonNull(lanes.get(number)));
            }
        }
    }

    private void checkProgress() throws UpstreamException {
        var now = time.instant();
        long missing = plan.missing().bytes();
        var patience = connector.settings().stallTimeout();
        if (missingThen - missing >= LEAST_PROGRESS_BYTES) {
            progressAt = now;
            missingThen = missing;
        } else if (Duration.between(progressAt, now).compareTo(patience) > 0) {
            throw requests.failed(
                    "next to nothing was received for " + FailureWords.inWords(patience) + "; check the link");
        }
    }

    private void await() throws IOException, InterruptedException {
        for (var lane : lanes.values()) {
            if (lane.owes()) {
                time.standStill(lane.connection()::grant);
            }
        }
        connector.bell().await(TICK);
    }

    /** The first connection, where it can be asked again. */
    Optional<HttpConnection> survivor() {
        var first = Optional.ofNullable(lanes.get(0));
        // The end of its last answer usually stands right behind the last byte.
        first.filter(lane -> !lane.connection().isDone())
                .ifPresent(lane -> lane.connection().poll());
        return first.filter(lane -> lane.keeps() && lane.connection().isDone()).map(LaneAnswers::connection);
    }
}
