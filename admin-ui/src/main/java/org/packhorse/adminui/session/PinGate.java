package org.packhorse.adminui.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.packhorse.adminui.session.SignInGate.Answer;

/**
 * Lets the right PIN through. A PIN is short, and a pupil's phone can take another address for every five tries; so beside each address's own
 * wait ({@link SignInGate}) all wrong tries together are counted: {@value #HOUR_LIMIT} in an hour and {@value #DAY_LIMIT} in a day. Whoever guesses day and night finds
 * one of a million with a chance of 4 % in a year.
 *
 * <p>When the tries are used up nobody gets in from an address that is new here; a phone that signed in within {@link #KNOWN_FOR} still may,
 * so that pupils cannot keep its teacher out. Held in memory only. Any thread.
 */
final class PinGate {
    static final int HOUR_LIMIT = 30;
    static final int DAY_LIMIT = 100;

    /** A week of school. */
    static final Duration KNOWN_FOR = Duration.ofDays(7);

    /** The phones of a staff. */
    private static final int KNOWN_LIMIT = 64;

    private final SignInGate gate;
    private final InstantSource clock;

    /** Guards what follows. */
    private final Object counting = new Object();

    private final Window hour = new Window(Duration.ofHours(1), HOUR_LIMIT);
    private final Window day = new Window(Duration.ofDays(1), DAY_LIMIT);
    private final LinkedHashMap<String, Instant> known = new LinkedHashMap<>();

    PinGate(PasswordHash pin, InstantSource clock) {
        this.gate = new SignInGate(pin, clock);
        this.clock = clock;
    }

    /** Looks at what somebody at {@code address} typed. */
    Answer attempt(String address, String typed) {
        var wait = waitOf(address);
        if (wait.isPresent()) {
            return new Answer.ComeBack(wait.get());
        }
        // What cannot be a PIN is refused as a wrong one is, at the same price.
        var answer = gate.attempt(address, Pin.digits(typed).orElse("none"));
        synchronized (counting) {
            switch (answer) {
                case Answer.Welcome() -> remember(address);
                case Answer.Wrong() -> {
                    hour.count(clock.instant());
                    day.count(clock.instant());
                }
                case Answer.ComeBack _ -> {}
            }
        }
        return answer;
    }

    private Optional<Duration> waitOf(String address) {
        var now = clock.instant();
        synchronized (counting) {
            var since = known.get(address);
            boolean isKnown = since != null && !now.isBefore(since) && now.isBefore(since.plus(KNOWN_FOR));
            return isKnown ? Optional.empty() : day.waitAt(now).or(() -> hour.waitAt(now));
        }
    }

    private void remember(String address) {
        known.remove(address);
        if (known.size() >= KNOWN_LIMIT) {
            known.pollFirstEntry();
        }
        known.put(address, clock.instant());
    }

    /** So many in a time; it begins with the first. A clock that was set back, or far forward, begins anew. */
    private static final class Window {
        private final Duration length;
        private final int limit;
        private Instant begin = Instant.EPOCH;
        private int count;

        Window(Duration length, int limit) {
            this.length = length;
            this.limit = limit;
        }

        private boolean isOverAt(Instant now) {
            return now.isBefore(begin) || !now.isBefore(begin.plus(length));
        }

        void count(Instant now) {
            if (isOverAt(now)) {
                begin = now;
                count = 0;
            }
            count++;
        }

        Optional<Duration> waitAt(Instant now) {
            return isOverAt(now) || count < limit
                    ? Optional.empty()
                    : Optional.of(Duration.between(now, begin.plus(length)));
        }
    }
}
