package org.packhorse.node.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.packhorse.node.store.Content;
import org.packhorse.protocol.exchange.Extents;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.Receiver;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamException;

/** What every {@link Upstream} does, whatever stands behind it. */
public abstract class UpstreamContract {
    private static final RepositoryPath SMALL = new RepositoryPath("metadata/timestamp.json");
    private static final RepositoryPath EMPTY = new RepositoryPath("targets/empty");
    private static final RepositoryPath LARGE = new RepositoryPath("targets/statistics/2/ab.from-1.pack");
    private static final RepositoryPath ABSENT = new RepositoryPath("metadata/7.root.json");
    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final byte[] small = "{\"version\":1}".repeat(20).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private final byte[] large = Content.noise(20_26, 3_000_017);
    private Upstream upstream = new InMemoryUpstream();

    /** An upstream that serves exactly {@code files}. */
    protected abstract Upstream open(Map<String, byte[]> files) throws Exception;

    @BeforeEach
    void fill() throws Exception {
        upstream = open(new TreeMap<>(Map.of(
                SMALL.value(),
                small,
                EMPTY.value(),
                new byte[0],
                LARGE.value(),
                large,
                "metadata/1.root.json",
                small)));
    }

    @AfterEach
    void letGo() {
        upstream.close();
    }

    @Test
    void handsOverAWholeFile() throws Exception {
        var received = new ByteArrayOutputStream();

        var fetch = upstream.fetch(LARGE, 0, NO_LIMIT, into(received));

        assertThat(fetch).isEqualTo(new Fetch.Complete(large.length));
        assertThat(received.toByteArray()).isEqualTo(large);
    }

    @Test
    void goesOnFromAnOffset() throws Exception {
        int offset = 1_234_567;
        var received = new ByteArrayOutputStream();

        var fetch = upstream.fetch(LARGE, offset, NO_LIMIT, into(received));

        assertThat(fetch).isEqualTo(new Fetch.Complete(large.length - offset));
        assertThat(received.toByteArray()).isEqualTo(java.util.Arrays.copyOfRange(large, offset, large.length));
    }

    @Test
    void handsOverNothingFromTheEndOn() throws Exception {
        var received = new ByteArrayOutputStream();

        var fetch = upstream.fetch(LARGE, large.length, NO_LIMIT, into(received));

        assertThat(fetch).isEqualTo(new Fetch.Complete(0));
        assertThat(received.size()).isZero();
    }

    @Test
    void refusesToBeginBeyondTheEnd() {
        assertThatThrownBy(() -> upstream.fetch(SMALL, small.length + 1, NO_LIMIT, nobody()))
                .isInstanceOf(UpstreamException.class)
                .hasMessageStartingWith(upstream.address() + ": ")
                .hasMessageContaining("only " + small.length + " bytes");
    }

    @Test
    void handsOverAnEmptyFile() throws Exception {
        assertThat(upstream.fetch(EMPTY, 0, 0, nobody())).isEqualTo(new Fetch.Complete(0));
    }

    @Test
    void tellsThatAFileIsMissingAndGoesOn() throws Exception {
        var received = new ByteArrayOutputStream();

        var absent = upstream.fetch(ABSENT, 0, NO_LIMIT, nobody());
        var folder = upstream.fetch(new RepositoryPath("metadata/timestamp.json/below"), 0, NO_LIMIT, nobody());
        var present = upstream.fetch(SMALL, 0, NO_LIMIT, into(received));

        assertThat(absent).isEqualTo(new Fetch.Missing());
        assertThat(folder).isEqualTo(new Fetch.Missing());
        assertThat(present).isEqualTo(new Fetch.Complete(small.length));
        assertThat(received.toByteArray()).isEqualTo(small);
    }

    @Test
    void tellsThatAFileIsLongerThanTheLimit() throws Exception {
        var received = new ByteArrayOutputStream();

        var fetch = upstream.fetch(LARGE, 0, large.length - 1, into(received));

        assertThat(fetch).isEqualTo(new Fetch.TooLong());
        assertThat(received.size()).isLessThan(large.length);
    }

    @Test
    void countsTheLimitFromTheOffset() throws Exception {
        var received = new ByteArrayOutputStream();

        var enough = upstream.fetch(LARGE, large.length - 10, 10, into(received));
        var tooLittle = upstream.fetch(LARGE, large.length - 10, 9, nobodyAbove(9));

        assertThat(enough).isEqualTo(new Fetch.Complete(10));
        assertThat(received.size()).isEqualTo(10);
        assertThat(tooLittle).isEqualTo(new Fetch.TooLong());
    }

    @Test
    void handsOverWhatIsMissingAndNothingElse() throws Exception {
        var missing = Extents.of(10, 20).with(300_000, 300_001).with(1_000_000, large.length - 7);
        var file = new byte[large.length];
        long[] bytes = {0};

        var fetch = upstream.fetch(LARGE, large.length, missing, (offset, piece) -> {
            bytes[0] += piece.remaining();
            assertThat(missing.covers(offset, offset + piece.remaining())).isTrue();
            piece.get(file, (int) offset, piece.remaining());
        });

        assertThat(fetch).isInstanceOf(Fetch.Complete.class);
        assertThat(bytes[0]).isEqualTo(missing.bytes());
        for (var extent : missing.list()) {
            int begin = (int) extent.begin();
            int end = (int) extent.end();
            assertThat(Arrays.equals(file, begin, end, large, begin, end)).isTrue();
        }
        assertThat(upstream.fetch(SMALL, 0, NO_LIMIT, nobodyAbove(small.length)))
                .isEqualTo(new Fetch.Complete(small.length));
    }

    @Test
    void tellsWhyWhatIsMissingIsNotToBeHad() throws Exception {
        var all = Extents.of(0, large.length - 1);

        assertThat(upstream.fetch(LARGE, large.length - 1, all, (_, _) -> {})).isEqualTo(new Fetch.TooLong());
        assertThat(upstream.fetch(ABSENT, 10, Extents.of(2, 10), (_, _) -> {})).isEqualTo(new Fetch.Missing());
        assertThat(upstream.fetch(LARGE, large.length, Extents.NONE, (_, _) -> {}))
                .isEqualTo(new Fetch.Complete(0));
        assertThatThrownBy(() ->
                        upstream.fetch(SMALL, large.length, Extents.of(large.length - 2, large.length), (_, _) -> {}))
                .isInstanceOf(UpstreamException.class);
    }

    @Test
    void passesOnWhatThrowsWhoTakesWhatIsMissing() throws Exception {
        var full = new IOException("the device is full");

        assertThatThrownBy(() -> upstream.fetch(LARGE, large.length, Extents.of(5, large.length), (_, _) -> {
                    throw full;
                }))
                .isSameAs(full);

        assertThat(upstream.fetch(SMALL, 0, NO_LIMIT, nobodyAbove(small.length)))
                .isEqualTo(new Fetch.Complete(small.length));
    }

    @Test
    void passesOnWhatTheReceiverThrowsAndGoesOn() throws Exception {
        var full = new IOException("the device is full");

        assertThatThrownBy(() -> upstream.fetch(LARGE, 0, NO_LIMIT, bytes -> {
                    throw full;
                }))
                .isSameAs(full);

        assertThat(upstream.fetch(SMALL, 0, NO_LIMIT, nobodyAbove(small.length)))
                .isEqualTo(new Fetch.Complete(small.length));
    }

    @Test
    void doesNotBeginOnAnInterruptedThread() throws Exception {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> upstream.fetch(SMALL, 0, NO_LIMIT, nobody())).isInstanceOf(InterruptedException.class);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void givesUpWhenInterruptedInTheMiddleAndGoesOn() throws Exception {
        var received = new ByteArrayOutputStream();

        assertThatThrownBy(() -> upstream.fetch(LARGE, 0, NO_LIMIT, bytes -> {
                    into(received).accept(bytes);
                    Thread.currentThread().interrupt();
                }))
                .isInstanceOf(InterruptedException.class);

        assertThat(received.size()).isPositive().isLessThan(large.length);
        assertThat(upstream.fetch(SMALL, 0, NO_LIMIT, nobodyAbove(small.length)))
                .isEqualTo(new Fetch.Complete(small.length));
    }

    @Test
    void countsTrafficThatOnlyGrows() throws Exception {
        var before = upstream.traffic();
        upstream.fetch(SMALL, 0, NO_LIMIT, nobodyAbove(small.length));
        var between = upstream.traffic();
        upstream.fetch(LARGE, 0, NO_LIMIT, nobodyAbove(large.length));
        var after = upstream.traffic();

        assertThat(before.totalBytes()).isZero();
        assertThat(after.sentBytes()).isGreaterThanOrEqualTo(between.sentBytes());
        assertThat(after.receivedBytes()).isGreaterThanOrEqualTo(between.receivedBytes());
    }

    @Test
    void mayBeClosedTwice() {
        upstream.close();
        upstream.close();

        assertThat(upstream.address()).isNotEmpty();
    }

    public static Receiver into(ByteArrayOutputStream target) {
        return bytes -> {
            var copy = new byte[bytes.remaining()];
            bytes.get(copy);
            target.writeBytes(copy);
        };
    }

    private static Receiver nobody() {
        return nobodyAbove(0);
    }

    /** Complains where more than {@code limit} bytes are handed over. */
    private static Receiver nobodyAbove(long limit) {
        var seen = new ByteArrayOutputStream();
        return (ByteBuffer bytes) -> {
            into(seen).accept(bytes);
            assertThat((long) seen.size()).isLessThanOrEqualTo(limit);
        };
    }
}
