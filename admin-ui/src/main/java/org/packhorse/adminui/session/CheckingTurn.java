package org.packhorse.adminui.session;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.packhorse.adminui.session.SignInGate.Answer;

/**
 * One check at a time, because of the memory it takes. Who comes meanwhile waits in the order of coming: a staff of teachers signs in when the lesson begins, and
 * a check takes tenths of a second. Whoever waits is one of the connections that a server has, so they are few. Any thread.
 */
final class CheckingTurn {
    /** Less than the half minute after which a connection ends on which nobody is signed in. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore free = new Semaphore(1, true);

    /** What {@code check} says when it is its turn; it has to look anew at what may have changed since. Where no turn comes, it is not asked. */
    Answer take(Supplier<Answer> check) {
        try {
            if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Answer.ComeBack(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.ComeBack(Duration.ofSeconds(1));
        }
        try {
            return check.get();
        } finally {
            free.release();
        }
    }
}
