package org.packhorse.node.transport.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.RequestTarget;
import org.packhorse.node.transport.Response;

class HotAnswersTest {
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final AtomicLong generation = new AtomicLong();
    private final HotAnswers hot = new HotAnswers(generation);

    @AfterEach
    void givesAllMemoryBack() {
        hot.clear();
        assertThat(allocator.metric().usedDirectMemory()).isZero();
    }

    private static OrdinaryHead head(int number, String... headers) {
        var lines = String.join("", headers);
        var text = "GET /" + number + " HTTP/1.1\r\nHost: x\r\n" + lines + "\r\n";
        return OrdinaryHead.read(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII))
                .orElseThrow();
    }

    private void keep(int number, long nowNanos) throws Exception {
        keep(number, 10_000, nowNanos);
    }

    private void keep(int number, int bytes, long nowNanos) throws Exception {
        var response = Response.ok(new Body.Bytes(ByteBuffer.allocate(bytes)), "image/png")
                .withEtag("e")
                .sameForEverybody();
        var target = new RequestTarget("/", Map.of(), "/");
        var request = new Request(false, target, Map.of(), InetAddress.getLoopbackAddress());
        hot.keep(head(number), hot.generation(), target, response, Answer.to(request, response), nowNanos);
    }

    private void send(int number) throws Exception {
        var answer = hot.find(head(number), 0).orElseThrow();
        int before = answer.bytes();
        answer.ready(head(number), allocator).orElseThrow().messages().forEach(ReferenceCountUtil::release);
        hot.grown(answer.bytes() - before);
    }

    @Test
    void takesNoMoreMemoryThanItMay() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            keep(i, 0);
            send(i);

            assertThat(hot.bytes()).isLessThanOrEqualTo(HotAnswers.LIMIT_BYTES);
            assertThat(allocator.metric().usedDirectMemory()).isLessThanOrEqualTo(HotAnswers.LIMIT_BYTES);
        }

        assertThat(hot.size()).isBetween(250, 320);
        assertThat(hot.find(head(0), 0)).isEmpty();
        assertThat(hot.find(head(999), 0)).isPresent();
    }

    @Test
    void keepsSoManyOfThoseThatNobodyAskedForAgain() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            keep(i, 100, 0);
        }

        assertThat(hot.size()).isEqualTo(HotAnswers.LIMIT_ANSWERS);
    }

    @Test
    void countsWhatNobodyAskedForAgain() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            keep(i, 0);
        }

        assertThat(hot.size()).isBetween(250, 320);
    }

    @Test
    void keepsOnlyTheHeadersOfALargePage() throws Exception {
        for (int i = 0; i < 250; i++) {
            keep(i, 250_000, 0);
        }

        var answer = hot.find(head(7), 0).orElseThrow();
        assertThat(hot.size()).isEqualTo(250);
        assertThat(hot.bytes()).isLessThan(500_000);
        assertThat(answer.ready(head(7), allocator)).isEmpty();
        var unchanged =
                answer.ready(head(7, "If-None-Match: \"e\"\r\n"), allocator).orElseThrow();
        unchanged.messages().forEach(ReferenceCountUtil::release);
        assertThat(unchanged.status()).isEqualTo(304);
    }

    @Test
    void letsGoOfOldOnesThatNobodyAsksFor() throws Exception {
        for (int i = 0; i < 100; i++) {
            keep(i, 0);
        }

        keep(100, HotAnswers.LONGEST.toNanos() + 1);

        assertThat(hot.size()).isEqualTo(1);
        assertThat(hot.bytes()).isLessThan(12_000);
    }

    @Test
    void keepsWhatIsAskedForAgainAndAgain() throws Exception {
        keep(0, 0);
        for (int i = 1; i < 5_000; i++) {
            keep(i, 0);
            send(0);
        }

        assertThat(hot.find(head(0), 0)).isPresent();
    }

    @Test
    void doesNotTrustAnythingForMoreThanAMinute() throws Exception {
        keep(1, 0);

        assertThat(hot.find(head(1), HotAnswers.LONGEST.toNanos())).isPresent();
        assertThat(hot.find(head(1), HotAnswers.LONGEST.toNanos() + 1)).isEmpty();
    }

    @Test
    void givesMemoryBackAsSoonAsItForgets() throws Exception {
        keep(1, 0);
        send(1);

        generation.incrementAndGet();
        hot.forgetOld();

        assertThat(allocator.metric().usedDirectMemory()).isZero();
    }
}
