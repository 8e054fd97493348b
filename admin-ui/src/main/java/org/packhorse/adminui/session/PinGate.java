package org.packhorse.adminui.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.packhorse.adminui.session.SignInGate.Answer;

/**
 * Lets the right PIN through. A PIN is short, and a pupil's phone can take another address for every five tries; so beside each address's own
 * wait ({@link SignInGate}) all wrong tries together are counted: {@value #HOUR_LIMIT} in an hour and {@value #DAY_LIMIT} in a day. Whoever guesses day and night finds
 * one of a million with a chance of 4 % in a year.
 *
 * <p>When the tries are used up nobody gets in with a phone that is new here; one that signed in within {@link #KNOWN_FOR} still may, so that
 * pupils cannot keep its teacher out. It is known by a secret name that it was given then, for anybody can take its address; it has
 * {@value #KNOWN_HOUR_LIMIT} wrong tries in an hour. Held in memory only, the names hashed. Any thread.
 */
final class PinGate {
    static final int HOUR_LIMIT = 30;
    static final int DAY_LIMIT = 100;

    /** A teacher mistypes; whoever finds the teacher's phone guesses. */
    static final int KNOWN_HOUR_LIMIT = 20;

    /** A week of school. */
    static final Duration KNOWN_FOR = Duration.ofDays(7);

    /** The phones of a staff. */
    private static final int KNOWN_LIMIT = 64;

    private static final Duration HOUR = Duration.ofHours(1);

    private final SignInGate gate;
    private final CheckingTurn turn = new CheckingTurn();
    private final InstantSource clock;

    /** Guards what follows. */
    private final Object counting = new Object();

    private final Window hour = new Window(HOUR, HOUR_LIMIT);
    private final Window day = new Window(Duration.ofDays(1), DAY_LIMIT);
    private final LinkedHashMap<String, Known> known = new LinkedHashMap<>();

    PinGate(PasswordHash pin, InstantSource clock) {
        this.gate = new SignInGate(pin, clock);
        this.clock = clock;
    }

    /** Looks at what somebody at {@code address} typed, on the phone that was once given the name {@code phone}; empty where it has none. */
    Answer attempt(String address, String phone, String typed) {
        var name = hash(phone);
        var known = find(name);
        var wait = waitOf(known);
        return wait.isPresent()
                ? new Answer.ComeBack(wait.get())
                : turn.take(() -> checked(known.isPresent() ? name : address, known, typed));
    }

    private Answer checked(String name, Optional<Known> known, String typed) {
        // Those that came before may have used up the tries.
        var wait = waitOf(known);
        if (wait.isPresent()) {
            return new Answer.ComeBack(wait.get());
        }
        // A known phone waits for its own mistakes only. What cannot be a PIN is refused as a wrong one is, at the same
        // price.
        var answer = gate.attempt(name, Pin.digits(typed).orElse("none"));
        if (answer instanceof Answer.Wrong) {
            synchronized (counting) {
                var now = clock.instant();
                known.ifPresent(k -> k.wrong().count(now));
                hour.count(now);
                day.count(now);
            }
        }
        return answer;
    }

    private Optional<Known> find(String name) {
        var now = clock.instant();
        synchronized (counting) {
            return Optional.ofNullable(known.get(name))
                    .filter(k ->
                            !now.isBefore(k.since()) && now.isBefore(k.since().plus(KNOWN_FOR)));
        }
    }

    private Optional<Duration> waitOf(Optional<Known> known) {
        var now = clock.instant();
        synchronized (counting) {
            return known.isPresent()
                    ? known.get().wrong().waitAt(now)
                    : day.waitAt(now).or(() -> hour.waitAt(now));
        }
    }

    /** Knows a phone that just signed in as {@code fresh} from now on, and no longer as {@code phone}. */
    void remember(String fresh, String phone) {
        synchronized (counting) {
            known.remove(hash(phone));
            if (known.size() >= KNOWN_LIMIT) {
                known.pollFirstEntry();
            }
            known.put(hash(fresh), new Known(clock.instant(), new Window(HOUR, KNOWN_HOUR_LIMIT)));
        }
    }

    private static String hash(String phone) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(phone.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A phone that signed in, and what was mistyped on it since. */
    private record Known(Instant since, Window wrong) {}

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
