package org.packhorse.node.transport.server;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * One event loop whose time goes on only when a test says so, until it is shut down: a machine that stops in the middle makes nobody late.
 */
final class TickingLoops {
    private final Time time = new Time();
    private final EventLoopGroup group = new Group(time);

    /** To be shut down by whoever is given it. */
    EventLoopGroup group() {
        return group;
    }

    /** Lets {@code duration} pass, and what is due then be done. */
    void pass(Duration duration) throws InterruptedException {
        time.pass(duration);
        var loop = group.next();
        // The first wakes the loop, which then finds what is due.
        loop.submit(() -> {}).sync();
        loop.submit(() -> {}).sync();
    }

    private static final class Time implements Ticker {
        private long passedNanos;
        private boolean goesOn;

        synchronized void pass(Duration duration) {
            passedNanos += duration.toNanos();
        }

        synchronized void goOn() {
            goesOn = true;
        }

        @Override
        public long initialNanoTime() {
            return 0;
        }

        @Override
        public synchronized long nanoTime() {
            return passedNanos + (goesOn ? Ticker.systemTicker().nanoTime() : 0);
        }

        @Override
        public void sleep(long duration, TimeUnit unit) {
            throw new UnsupportedOperationException("nobody sleeps here");
        }
    }

    private static final class Group extends MultiThreadIoEventLoopGroup {
        private final Time time;

        Group(Time time) {
            super(1, new DefaultThreadFactory("ticking", true), NioIoHandler.newFactory(), time);
            this.time = time;
        }

        @Override
        protected IoEventLoop newChild(Executor executor, IoHandlerFactory handlers, Object... time) {
            return new SingleThreadIoEventLoop(this, executor, handlers) {
                @Override
                public Ticker ticker() {
                    return (Ticker) time[0];
                }
            };
        }

        /** Netty measures by the same time how long nothing has come any more. */
        @Override
        public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
            time.goOn();
            return super.shutdownGracefully(quietPeriod, timeout, unit);
        }
    }
}
