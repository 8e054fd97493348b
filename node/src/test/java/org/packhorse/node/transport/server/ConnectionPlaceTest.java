package org.packhorse.node.transport.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who gives up a place to a newcomer, in an order of events that no thread can change. */
class ConnectionPlaceTest {
    private final MockTicker ticker = Ticker.newMockTicker();
    private final ConnectionLimit limit = new ConnectionLimit(2, 2);

    private Channel channel() {
        ticker.advance(1, TimeUnit.SECONDS);
        return EmbeddedChannel.builder().ticker(ticker).build();
    }

    private ConnectionPlace answered(Channel channel) {
        var place = limit.admit(channel).orElseThrow();
        assertThat(place.isAnswered()).isTrue();
        place.rests();
        return place;
    }

    @Test
    void belongsToANewcomerOnceItHasBeenIdleLongest() {
        var first = channel();
        var used = answered(first);
        var second = channel();
        var idle = answered(second);
        ticker.advance(1, TimeUnit.SECONDS);
        used.asks();
        used.isAnswered();
        used.rests();

        assertThat(limit.admit(channel())).isPresent();

        assertThat(second.isOpen()).isFalse();
        assertThat(idle.isAnswered()).as("a request that came just then").isFalse();
        assertThat(first.isOpen()).isTrue();
        assertThat(limit.open()).isEqualTo(2);
    }

    @Test
    void isKeptWhileItIsUsed() {
        var asked = limit.admit(channel()).orElseThrow();
        var begun = answered(channel());
        asked.isAnswered();
        begun.asks();

        assertThat(limit.admit(channel())).isEmpty();
    }
}
