package org.packhorse.node.takehome;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who takes something home at this moment: a few at one time, and each client one thing. Any thread. */
final class Turns {
    /** Each keeps the device busy for as long as its Wi-Fi can carry; more would be slow for all, readers too. */
    static final int LIMIT = 4;

    private final Map<InetAddress, Turn> taking = new HashMap<>();

    /**
     * A turn for {@code client}; empty where it has one, or too many do.
     *
     * @param what it takes
     * @param goesOn whether it takes up what was cut: then the turn it has is given up for this, because a server may be the last to
     *     notice that a connection has ended
     */
    synchronized Optional<Turn> take(InetAddress client, String what, boolean goesOn) {
        var earlier = taking.get(client);
        if (earlier != null && goesOn && earlier.what.equals(what)) {
            earlier.end();
        } else if (earlier != null || taking.size() >= LIMIT) {
            return Optional.empty();
        }
        var turn = new Turn(client, what);
        taking.put(client, turn);
        return Optional.of(turn);
    }

    /** Leave to take one thing; ended by whoever has it. */
    final class Turn {
        private final InetAddress client;
        private final String what;
        private volatile boolean ended;

        private Turn(InetAddress client, String what) {
            this.client = client;
            this.what = what;
        }

        /** Whether it has been ended, perhaps by the same client's next request. */
        boolean isEnded() {
            return ended;
        }

        /** Lets another have it. No effect when repeated. */
        void end() {
            ended = true;
            synchronized (Turns.this) {
                taking.remove(client, this);
            }
        }
    }
}
