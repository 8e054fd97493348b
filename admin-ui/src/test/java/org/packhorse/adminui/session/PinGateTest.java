package org.packhorse.adminui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.adminui.session.SignInGate.Answer;
import org.packhorse.adminui.session.SignInGate.Answer.ComeBack;
import org.packhorse.adminui.session.SignInGate.Answer.Welcome;
import org.packhorse.adminui.session.SignInGate.Answer.Wrong;

class PinGateTest {
    private static final PasswordHash HASH =
            PasswordHash.parse("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");

    private static final PasswordHash PIN = PasswordHash.of("482917", new SecureRandom());

    private final SettableClock clock = new SettableClock();

    @Test
    void opensToThePinHoweverItIsTyped() {
        var gate = new PinGate(PIN, clock);

        assertThat(gate.attempt("10.0.0.1", "", "482917")).isEqualTo(new Welcome());
        assertThat(gate.attempt("10.0.0.1", "", " 482 - 917")).isEqualTo(new Welcome());
        assertThat(gate.attempt("10.0.0.1", "", "٤٨٢٩١٧")).isEqualTo(new Welcome());
        assertThat(gate.attempt("10.0.0.1", "", "482918")).isEqualTo(new Wrong());
        assertThat(gate.attempt("10.0.0.1", "", "482917x")).isEqualTo(new Wrong());
        assertThat(gate.attempt("10.0.0.1", "", "9".repeat(10_000))).isEqualTo(new Wrong());
    }

    @Test
    void aGuesserGainsNothingByTakingOtherAddresses() {
        var gate = new PinGate(HASH, clock);
        for (int i = 0; i < PinGate.HOUR_LIMIT; i++) {
            assertThat(gate.attempt("10.0.0." + i, "", "111222")).isEqualTo(new Wrong());
        }

        assertThat(gate.attempt("10.0.1.1", "", "111222")).isEqualTo(new ComeBack(Duration.ofHours(1)));

        clock.move(Duration.ofHours(1));
        assertThat(gate.attempt("10.0.1.1", "", "111222")).isEqualTo(new Wrong());
    }

    @Test
    void thereIsALimitForTheDay() {
        var gate = new PinGate(HASH, clock);
        for (int i = 0; i < PinGate.DAY_LIMIT; i++) {
            assertThat(gate.attempt("10.0.0." + i, "", "111222")).isEqualTo(new Wrong());
            clock.move(Duration.ofMinutes(10));
        }

        assertThat(gate.attempt("10.0.1.1", "", "111222"))
                .isInstanceOfSatisfying(
                        ComeBack.class, wait -> assertThat(wait.delay()).isGreaterThan(Duration.ofHours(7)));
    }

    @Test
    void aStaffThatSignsInAtOnceIsLetInOneAfterTheOther() throws Exception {
        var gate = new PinGate(PIN, clock);

        assertThat(atOnce(8, i -> gate.attempt("10.0.0." + i, "", "482917"))).containsOnly(new Welcome());
    }

    @Test
    void guessesThatComeAtOnceAreNoMoreThanOthers() throws Exception {
        var gate = new PinGate(HASH, clock);

        var answers = atOnce(2 * PinGate.HOUR_LIMIT, i -> gate.attempt("10.0.0." + i, "", "111222"));

        assertThat(answers.stream().filter(Wrong.class::isInstance)).hasSize(PinGate.HOUR_LIMIT);
    }

    private static List<Answer> atOnce(int count, IntFunction<Answer> attempt) throws Exception {
        var all = new CountDownLatch(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> {
                        all.countDown();
                        all.await();
                        return attempt.apply(i);
                    }))
                    .toList();
            var answers = new ArrayList<Answer>();
            for (var one : waiting) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    @Test
    void pupilsWhoGuessDoNotKeepTheTeachersPhoneOut() {
        var gate = new PinGate(PIN, clock);
        gate.remember("teacher", "");
        for (int i = 0; i < PinGate.HOUR_LIMIT; i++) {
            gate.attempt("10.0.0." + i, "", "111222");
        }

        assertThat(gate.attempt("10.0.0.1", "teacher", "482917")).isEqualTo(new Welcome());
        assertThat(gate.attempt("10.0.0.201", "", "482917")).isInstanceOf(ComeBack.class);
    }

    @Test
    void whoeverTakesTheAddressOfATeachersPhoneIsNotTakenForIt() {
        var gate = new PinGate(PIN, clock);
        gate.attempt("10.0.0.200", "", "482917");
        gate.remember("teacher", "");
        for (int i = 0; i < PinGate.HOUR_LIMIT; i++) {
            gate.attempt("10.0.0." + i, "", "111222");
        }

        assertThat(gate.attempt("10.0.0.200", "", "482917")).isInstanceOf(ComeBack.class);
        assertThat(gate.attempt("10.0.0.200", "guessed", "482917")).isInstanceOf(ComeBack.class);
    }

    @Test
    void aKnownPhoneGuessesNoLongerThanOthers() {
        var gate = new PinGate(HASH, clock);
        gate.remember("teacher", "");
        for (int i = 0; i < PinGate.KNOWN_HOUR_LIMIT; i++) {
            assertThat(gate.attempt("10.0.0.1", "teacher", "111222")).isEqualTo(new Wrong());
            clock.move(Duration.ofMinutes(2));
        }

        assertThat(gate.attempt("10.0.0.2", "teacher", "111222")).isEqualTo(new ComeBack(Duration.ofMinutes(20)));
    }

    @Test
    void aPhoneIsKnownByItsNewestNameAndForAWeek() {
        var gate = new PinGate(PIN, clock);
        gate.remember("first", "");
        gate.remember("second", "first");
        gate.remember("third", "");
        for (int i = 0; i < PinGate.HOUR_LIMIT; i++) {
            gate.attempt("10.0.0." + i, "", "111222");
        }

        assertThat(gate.attempt("10.0.0.200", "first", "482917")).isInstanceOf(ComeBack.class);
        assertThat(gate.attempt("10.0.0.200", "second", "482917")).isEqualTo(new Welcome());
        clock.move(PinGate.KNOWN_FOR);
        for (int i = 0; i < PinGate.HOUR_LIMIT; i++) {
            gate.attempt("10.0.0." + i, "", "111222");
        }
        assertThat(gate.attempt("10.0.0.200", "third", "482917")).isInstanceOf(ComeBack.class);
    }

    @Test
    void eachAddressHasItsOwnWaitAsWell() {
        var gate = new PinGate(HASH, clock);
        for (int i = 0; i <= SignInGate.FREE_FAILURES; i++) {
            gate.attempt("10.0.0.1", "", "111222");
        }

        assertThat(gate.attempt("10.0.0.1", "", "111222")).isInstanceOf(ComeBack.class);
        assertThat(gate.attempt("10.0.0.2", "", "111222")).isEqualTo(new Wrong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"111111", "123456", "654321", "789012", "121212", "123123", "00000000", "987654321"})
    void refusesWhatEverybodyTriesFirst(String pin) {
        assertThat(Pin.isObvious(pin)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"482917,482917", "4829-17 ,482917", "०४८२९१७,0482917"})
    void readsDigits(String typed, String digits) {
        assertThat(Pin.digits(typed)).contains(digits);
        assertThat(Pin.isObvious(digits)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "48291", "1234567890123", "48291a", "482917;"})
    void refusesWhatIsNoPin(String typed) {
        assertThat(Pin.digits(typed)).isEmpty();
    }
}
