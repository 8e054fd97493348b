package org.packhorse.node.transport.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.Response;

/** Clients that take what is made for them slowly. */
class LeastRateTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LeastRate rate = new LeastRate(Duration.ofMinutes(2));

    @Test
    void letsSlowLinesGoOnForAsLongAsTheyLike() {
        for (int i = 0; i < 1_000; i++) {
            rate.took(16 * 1024, 14 * SECOND);
        }

        assertThat(rate.leftNanos()).isGreaterThan(100 * SECOND);
    }

    @Test
    void hasNoPatienceLeftWithThoseWhoTrickle() {
        for (int i = 0; i < 24; i++) {
            assertThat(rate.leftNanos()).isPositive();
            rate.took(16 * 1024, 20 * SECOND);
        }

        assertThat(rate.leftNanos()).isZero();
    }

    @Test
    void countsNothingThatWasTakenQuicklyBefore() {
        rate.took(500_000_000, SECOND);

        assertThat(rate.leftNanos()).isEqualTo(120 * SECOND);
    }

    @Test
    @Timeout(60)
    void endsAnAnswerThatIsMadeForNobody() throws Exception {
        var content = new byte[100_000];

        assertThatIsEnded(new Part.Streamed(offset -> new ByteArrayInputStream(content), 0, content.length));
    }

    @Test
    @Timeout(60)
    void endsALongPageThatNobodyTakes() throws Exception {
        assertThatIsEnded(new Part.Memory(ByteBuffer.allocate(100_000)));
        assertThatIsEnded(new Part.Memory(ByteBuffer.allocate(AnswerWriter.CHUNK_BYTES + 1)));
    }

    private static void assertThatIsEnded(Part part) throws Exception {
        try (var loops = new MultiThreadIoEventLoopGroup(1, LocalIoHandler.newFactory())) {
            var channel = loops.register(new LocalChannel()).sync().channel();
            channel.pipeline().addLast(new Swallowing());
            var exchange = new Exchange(channel, Request.UNREADABLE, request -> Response.plain(200, ""), true);
            try (var writer = new AnswerWriter(channel, Duration.ofMillis(50))) {
                assertThatThrownBy(() -> writer.write(exchange, new Answer(200, Map.of(), List.of(part))))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("too little");
            }
            var _ = loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        }
    }

    /** Nothing that is written is ever taken. */
    private static final class Swallowing extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            ReferenceCountUtil.release(message);
        }
    }
}
