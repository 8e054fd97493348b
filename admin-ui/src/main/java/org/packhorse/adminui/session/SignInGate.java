package org.packhorse.adminui.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;

/**
 * Lets the right password through, and slows down whoever tries wrong ones.
 *
 * <p>After {@value #FREE_FAILURES} failures from one address each further one doubles the wait, up to
 * {@link #LONGEST_WAIT}. The count is kept for each address and not for the whole device: otherwise one pupil's phone
 * could keep the staff out for as long as it likes. Attempts made while waiting are refused unread and do not lengthen
 * the wait. Addresses are kept in memory only and forgotten after {@link #MEMORY}.
 *
 * <p>Any thread. One check runs at a time, because of the memory it takes; others {@linkplain CheckingTurn wait a moment}.
 */
public final class SignInGate {
    /** Staff mistype; a guesser of 80 bits gains nothing from five. */
    static final int FREE_FAILURES = 5;

    /** Staff who mistyped often are never kept out for longer. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** How long an address that stopped trying is remembered. */
    static final Duration MEMORY = Duration.ofMinutes(15);

    /** More addresses than a school's network has; about 10 kB. The one that failed longest ago makes room. */
    static final int ADDRESSES_LIMIT = 256;

    /** A password longer than this was not ours; it is refused before it is hashed. */
    private static final int PASSWORD_CHARS_LIMIT = 128;

    private final PasswordHash password;
    private final InstantSource clock;
    private final CheckingTurn turn = new CheckingTurn();
    private final LinkedHashMap<String, Failures> failuresByAddress = new LinkedHashMap<>();

    /** A gate for whoever knows {@code password}. */
    public SignInGate(PasswordHash password, InstantSource clock) {
        this.password = password;
        this.clock = clock;
    }

    /** What became of an attempt. */
    public sealed interface Answer {
        /** The password is right. */
        record Welcome() implements Answer {}

        /** The password is wrong. */
        record Wrong() implements Answer {}

        /** The password was not looked at; the next attempt makes sense after {@code delay}, at most a minute. */
        record ComeBack(Duration delay) implements Answer {}
    }

    /** Looks at what somebody at {@code address} typed. Takes tenths of a second when it is compared, and as long for each that came before. */
    public Answer attempt(String address, String typed) {
        var wait = waitOf(address);
        return wait.isPositive() ? new Answer.ComeBack(wait) : turn.take(() -> checked(address, typed));
    }

    private Answer checked(String address, String typed) {
        // Others from this address may have failed since it came.
        var wait = waitOf(address);
        if (wait.isPositive()) {
            return new Answer.ComeBack(wait);
        }
        if (typed.length() <= PASSWORD_CHARS_LIMIT && password.matches(typed)) {
            forget(address);
            return new Answer.Welcome();
        }
        remember(address);
        return new Answer.Wrong();
    }

    private Duration waitOf(String address) {
        synchronized (failuresByAddress) {
            var failures = failuresByAddress.get(address);
            return failures == null ? Duration.ZERO : failures.waitAt(clock.instant());
        }
    }

    private void forget(String address) {
        synchronized (failuresByAddress) {
            failuresByAddress.remove(address);
        }
    }

    private void remember(String address) {
        var now = clock.instant();
        synchronized (failuresByAddress) {
            failuresByAddress.values().removeIf(failures -> failures.isForgottenAt(now));
            var before = failuresByAddress.remove(address);
            if (failuresByAddress.size() >= ADDRESSES_LIMIT) {
                failuresByAddress.pollFirstEntry();
            }
            failuresByAddress.put(address, new Failures(before == null ? 1 : before.count() + 1, now));
        }
    }

    /** How often an address failed in a row, and when last. */
    private record Failures(int count, Instant last) {
        Duration waitAt(Instant now) {
            if (count <= FREE_FAILURES || isForgottenAt(now)) {
                return Duration.ZERO;
            }
            var doublings = Math.min(count - FREE_FAILURES - 1, 6);
            var whole = Duration.ofSeconds(1L << doublings);
            var end = last.plus(whole.compareTo(LONGEST_WAIT) < 0 ? whole : LONGEST_WAIT);
            return now.isBefore(end) ? Duration.between(now, end) : Duration.ZERO;
        }

        /** A clock that was set back would otherwise keep the address out for years. */
        boolean isForgottenAt(Instant now) {
            return now.isBefore(last) || !now.isBefore(last.plus(MEMORY));
        }
    }
}
