package org.packhorse.adminui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.packhorse.adminui.session.SignInGate.Answer;
import org.packhorse.adminui.session.SignInGate.Answer.ComeBack;
import org.packhorse.adminui.session.SignInGate.Answer.Welcome;
import org.packhorse.adminui.session.SignInGate.Answer.Wrong;

class SignInGateTest {
    /** The password is "password". Ours cost too much for hundreds of attempts; see {@link PasswordHashTest}. */
    private static final PasswordHash PASSWORD =
            PasswordHash.parse("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");

    private static final String PUPIL = "10.0.0.99";
    private static final String STAFF = "10.0.0.7";

    private final SettableClock clock = new SettableClock();
    private final SignInGate gate = new SignInGate(PASSWORD, clock);

    private Answer tryWrong(String address) {
        return gate.attempt(address, "wrong");
    }

    @Test
    void letsTheRightPasswordIn() {
        assertThat(gate.attempt(STAFF, "password")).isInstanceOf(Welcome.class);
    }

    @Test
    void mistypingAFewTimesCostsNoWait() {
        for (var i = 0; i < SignInGate.FREE_FAILURES; i++) {
            assertThat(tryWrong(STAFF)).isInstanceOf(Wrong.class);
        }

        assertThat(gate.attempt(STAFF, "password")).isInstanceOf(Welcome.class);
    }

    @Test
    void theWaitGrowsButNeverBeyondAMinute() {
        var longest = Duration.ZERO;
        for (var i = 0; i < 30; i++) {
            if (tryWrong(PUPIL) instanceof ComeBack(var delay)) {
                assertThat(delay).isGreaterThanOrEqualTo(longest).isLessThanOrEqualTo(SignInGate.LONGEST_WAIT);
                longest = delay;
                clock.move(delay);
            }
        }

        assertThat(longest).isEqualTo(SignInGate.LONGEST_WAIT);
    }

    @Test
    void evenTheRightPasswordWaitsItsTurn() {
        failUntilMadeToWait(PUPIL);

        assertThat(gate.attempt(PUPIL, "password")).isInstanceOf(ComeBack.class);
        clock.move(SignInGate.LONGEST_WAIT);
        assertThat(gate.attempt(PUPIL, "password")).isInstanceOf(Welcome.class);
    }

    @Test
    void attemptsMadeWhileWaitingDoNotLengthenTheWait() {
        failUntilMadeToWait(PUPIL);
        var first = ((ComeBack) tryWrong(PUPIL)).delay();

        var second = ((ComeBack) tryWrong(PUPIL)).delay();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aPupilWhoGuessesDoesNotKeepTheStaffOut() {
        failUntilMadeToWait(PUPIL);

        assertThat(gate.attempt(STAFF, "password")).isInstanceOf(Welcome.class);
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyOut() {
        failUntilMadeToWait(STAFF);
        clock.move(Duration.ofDays(-20_000));

        assertThat(gate.attempt(STAFF, "password")).isInstanceOf(Welcome.class);
    }

    @Test
    void remembersABoundedNumberOfAddresses() {
        failUntilMadeToWait(PUPIL);

        for (var i = 0; i < SignInGate.ADDRESSES_LIMIT; i++) {
            tryWrong("fd00::" + Integer.toHexString(i));
        }

        assertThat(tryWrong(PUPIL)).isInstanceOf(Wrong.class);
    }

    @Test
    void anEndlessPasswordIsNotHashed() {
        assertThat(gate.attempt(STAFF, " ".repeat(100_000) + "password")).isInstanceOf(Wrong.class);
    }

    private void failUntilMadeToWait(String address) {
        for (var i = 0; i <= SignInGate.FREE_FAILURES; i++) {
            assertThat(tryWrong(address)).isInstanceOf(Wrong.class);
        }
        assertThat(tryWrong(address)).isInstanceOf(ComeBack.class);
    }
}
