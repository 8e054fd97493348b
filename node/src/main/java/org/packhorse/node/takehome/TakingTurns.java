package org.packhorse.node.takehome;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.packhorse.node.transport.ClientAddress;

/**
 * Who is taking something home now: a few at a time, and each client one thing. What this machine itself asks for is for many readers, so
 * each request of its counts as a client of its own. Any thread.
 */
final class TakingTurns {
    /** Each keeps the device busy for as long as its Wi-Fi can carry; more would be slow for all, readers too. */
    static final int LIMIT = 4;

    /** Whoever has just received the last byte may ask for the next thing before we know that it was the last. */
    static final Duration USUAL_PATIENCE = Duration.ofMillis(500);

    private final Duration patience;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Map<Object, Turn> taking = new HashMap<>();

    /** Nobody takes anything; whoever finds no room waits for {@code patience}. */
    TakingTurns(Duration patience) {
        this.patience = patience;
    }

    /**
     * A turn for {@code client}; empty where it has one, or too many do, and that stays so for a moment.
     *
     * @param what it takes
     * @param goesOn whether it takes up what was cut: then the turn it has is given up for this, because a server may be the last to
     *     notice that a connection has ended
     */
    Optional<Turn> take(InetAddress client, String what, boolean goesOn) throws InterruptedIOException {
        var address = ClientAddress.of(client);
        var whose = address.isThisMachine() ? new Object() : address;
        lock.lock();
        try {
            var earlier = taking.get(whose);
            if (earlier != null && goesOn && earlier.what.equals(what)) {
                earlier.end();
            }
            long left = patience.toNanos();
            while (taking.containsKey(whose) || taking.size() >= LIMIT) {
                if (left <= 0) {
                    return Optional.empty();
                }
                left = ended.awaitNanos(left);
            }
            var turn = new Turn(whose, what);
            taking.put(whose, turn);
            return Optional.of(turn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("waiting for a turn was given up");
        } finally {
            lock.unlock();
        }
    }

    /** Leave to take one thing; ended by whoever has it. */
    final class Turn {
        private final Object whose;
        private final String what;
        private volatile boolean over;

        private Turn(Object whose, String what) {
            this.whose = whose;
            this.what = what;
        }

        /** Whether it has been ended, perhaps by the same client's next request. */
        boolean isEnded() {
            return over;
        }

        /** Lets another have it. No effect when repeated. */
        void end() {
            over = true;
            lock.lock();
            try {
                taking.remove(whose, this);
                ended.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
