package org.packhorse.adminui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final SettableClock clock = new SettableClock();
    private final Sessions sessions = new Sessions(clock, new SecureRandom());

    @Test
    void aNameNobodyWasGivenIsNotSignedIn() {
        sessions.begin();

        assertThat(sessions.use(SecretName.draw(new SecureRandom()))).isFalse();
    }

    @Test
    void endsWhenSignedOut() {
        var name = sessions.begin();

        sessions.end(name);

        assertThat(sessions.isOpen(name)).isFalse();
    }

    @Test
    void doesNotBeginWithWhatOpenedTheDoorBeforeEverybodyWasSignedOut() {
        var before = sessions.generation();
        sessions.endAll();

        assertThat(sessions.begin(before)).isEmpty();
        assertThat(sessions.begin(sessions.generation()))
                .get()
                .satisfies(name -> assertThat(sessions.isOpen(name)).isTrue());
    }

    @Test
    void idlesOut() {
        var name = sessions.begin();

        clock.move(Sessions.IDLE_LIMIT);

        assertThat(sessions.use(name)).isFalse();
    }

    @Test
    void watchingDoesNotKeepItFromIdlingOut() {
        var name = sessions.begin();
        clock.move(Sessions.IDLE_LIMIT.minus(MOMENT));
        assertThat(sessions.isOpen(name)).isTrue();

        clock.move(MOMENT);

        assertThat(sessions.isOpen(name)).isFalse();
    }

    @Test
    void endsAfterAWorkingDayHoweverBusy() {
        var name = sessions.begin();
        var steps = Sessions.AGE_LIMIT.dividedBy(Duration.ofMinutes(20));

        for (var i = 1; i < steps; i++) {
            clock.move(Duration.ofMinutes(20));
            assertThat(sessions.use(name)).isTrue();
        }
        clock.move(Duration.ofMinutes(20));

        assertThat(sessions.use(name)).isFalse();
    }

    @Test
    void endsWhenTheClockIsSetBackBehindItsBeginning() {
        var name = sessions.begin();

        clock.move(Duration.ofDays(-1));

        assertThat(sessions.use(name)).isFalse();
    }

    @Test
    void theLeastRecentlyUsedMakesRoom() {
        var oldest = sessions.begin();
        clock.move(MOMENT);
        var second = sessions.begin();
        clock.move(MOMENT);
        sessions.use(oldest);
        for (var i = 2; i <= Sessions.SESSIONS_LIMIT; i++) {
            clock.move(MOMENT);
            sessions.begin();
        }

        assertThat(sessions.isOpen(oldest)).isTrue();
        assertThat(sessions.isOpen(second)).isFalse();
    }
}
