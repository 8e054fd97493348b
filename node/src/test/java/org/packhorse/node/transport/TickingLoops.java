package org.packhorse.node.transport;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One event loop whose time goes on only when a test says so: a machine that stops in the middle makes nobody late. */
final class TickingLoops {
    private final MockTicker ticker = Ticker.newMockTicker();
    private final EventLoopGroup group = new Group(ticker);

    /** To be shut down by whoever is given it. */
    EventLoopGroup group() {
        return group;
    }

    /** Lets {@code time} pass, and what is due then be done. */
    void pass(Duration time) throws InterruptedException {
        ticker.advance(time.toNanos(), TimeUnit.NANOSECONDS);
        var loop = group.next();
        // The first wakes the loop, which then finds what is due.
        loop.submit(() -> {}).sync();
        loop.submit(() -> {}).sync();
    }

    private static final class Group extends MultiThreadIoEventLoopGroup {
        Group(Ticker ticker) {
            super(1, new DefaultThreadFactory("ticking", true), NioIoHandler.newFactory(), (Object) ticker);
        }

        @Override
        protected IoEventLoop newChild(Executor executor, IoHandlerFactory handlers, Object... ticker) {
            return new SingleThreadIoEventLoop(this, executor, handlers) {
                @Override
                public Ticker ticker() {
                    return (Ticker) ticker[0];
                }
            };
        }
    }
}
