package org.packhorse.adminui.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.session.SettableClock;

class StagedFilesTest {
    private static final String A = "a".repeat(32);
    private static final String B = "b".repeat(32);
    private static final SentForm.Read TYPED = new SentForm.Read(Map.of());
    private static final int PIECE = Pieces.LIMIT_BYTES;
    private static final int WRITTEN_OUT = 4 << 20;

    private final SettableClock clock = new SettableClock();
    private final List<Runnable> later = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    private StagedFiles open() {
        return new StagedFiles(folder, clock, later::add);
    }

    private void aDayPasses() {
        clock.move(Duration.ofDays(1));
        var due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    @Test
    void goesWhenNobodyComesBackForIt() throws IOException {
        var staged = open();
        staged.add(A, 0, new byte[] {1, 2});
        clock.move(Duration.ofHours(20));
        staged.add(A, 2, new byte[] {3});
        clock.move(Duration.ofHours(-20));

        aDayPasses();
        assertThat(staged.bytes(A)).isEqualTo(3);
        aDayPasses();

        assertThat(staged.bytes(A)).isZero();
        assertThat(folder).isEmptyDirectory();
        assertThat(staged.take(A, 3, TYPED, _ -> ShelfOutcome.done())).isEmpty();
        assertThat(later).isEmpty();
    }

    @Test
    void whoAsksIsStillAtIt() throws IOException {
        var staged = open();
        staged.add(A, 0, new byte[] {1, 2});
        clock.move(Duration.ofMinutes(4));
        staged.add(A, 0, new byte[0]);
        clock.move(Duration.ofMinutes(4));

        assertThat(staged.makeRoom("")).isFalse();
        clock.move(Duration.ofMinutes(4));
        assertThat(staged.makeRoom(A)).isFalse();
        assertThat(staged.makeRoom(B)).isTrue();
        assertThat(staged.bytes(A)).isZero();
    }

    /** A large film goes to the shelf for a minute. */
    @Test
    void nobodyWaitsForAFileThatIsBeingTaken() throws Exception {
        var staged = open();
        staged.add(A, 0, new byte[] {1});
        staged.add(B, 0, new byte[] {1});
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                threads.execute(() -> staged.take(A, 1, TYPED, _ -> {
                    begun.countDown();
                    await().atMost(Duration.ofMinutes(5)).until(() -> end.getCount() == 0);
                    return ShelfOutcome.done();
                }));
                begun.await();

                assertThat(threads.submit(() -> staged.add(B, 1, new byte[] {2}))
                                .get(1, TimeUnit.MINUTES))
                        .isEqualTo(2);
                assertThat(threads.submit(() -> staged.bytes(A)).get(1, TimeUnit.MINUTES))
                        .isEqualTo(1);
                assertThat(threads.submit(() -> staged.take(B, 2, TYPED, _ -> ShelfOutcome.done()))
                                .get(1, TimeUnit.MINUTES))
                        .contains(ShelfOutcome.done());
                assertThatThrownBy(() -> staged.add(A, 1, new byte[] {2})).isInstanceOf(IOException.class);
                clock.move(Duration.ofDays(2));
                assertThat(staged.makeRoom("")).isFalse();
            } finally {
                end.countDown();
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whoSendsItTwiceAtOnceIsAnsweredTwice() throws Exception {
        var staged = open();
        staged.add(A, 0, new byte[] {1});
        var taken = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = threads.invokeAll(List.<Callable<Optional<ShelfOutcome>>>of(
                    () -> staged.take(A, 1, TYPED, _ -> count(taken)),
                    () -> staged.take(A, 1, TYPED, _ -> count(taken))));
            for (var one : both) {
                assertThat(one.get()).contains(ShelfOutcome.done());
            }
        }
        assertThat(taken).hasValue(1);
    }

    private static ShelfOutcome count(AtomicInteger taken) {
        taken.incrementAndGet();
        return ShelfOutcome.done();
    }

    private static byte[] film(int bytes) {
        var film = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            film[i] = (byte) (i % 251);
        }
        return film;
    }

    private void send(StagedFiles staged, byte[] film) throws IOException {
        for (int at = (int) staged.bytes(A); at < film.length; at = (int) staged.bytes(A)) {
            var piece = new byte[Math.min(PIECE, film.length - at)];
            System.arraycopy(film, at, piece, 0, piece.length);
            staged.add(A, at, piece);
        }
    }

    /** What came last may be on the disk in length only. */
    @Test
    void goesOnAfterARestartWithWhatIsCertain() throws IOException {
        var film = film(3 * WRITTEN_OUT);
        var half = new byte[2 * WRITTEN_OUT + PIECE];
        System.arraycopy(film, 0, half, 0, half.length - 5);
        send(open(), half);

        Files.setLastModifiedTime(folder.resolve(A + ".part"), FileTime.from(clock.instant()));
        var again = open();
        assertThat(again.bytes(A)).isEqualTo(2 * WRITTEN_OUT);
        send(again, film);

        assertThat(again.take(A, film.length, TYPED, content -> {
                    assertThat(content).hasBinaryContent(film);
                    return ShelfOutcome.done();
                }))
                .isEqualTo(Optional.of(ShelfOutcome.done()));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDayIsNoLongerForADeviceThatIsSwitchedOffEachNight() throws IOException {
        send(open(), film(2 * WRITTEN_OUT));
        Files.setLastModifiedTime(folder.resolve(A + ".part"), FileTime.from(clock.instant()));
        clock.move(Duration.ofHours(13));
        assertThat(open().bytes(A)).isEqualTo(WRITTEN_OUT);
        clock.move(Duration.ofHours(13));

        assertThat(open().bytes(A)).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsTooMuchOrOfOthersIsClearedAwayAtTheStart() throws IOException {
        Files.writeString(folder.resolve("x.part"), "x");
        Files.writeString(folder.resolve(B + ".part"), "too little to be certain");
        for (int file = 0; file < 6; file++) {
            var path = Files.write(folder.resolve("0".repeat(31) + file + ".part"), film(WRITTEN_OUT + PIECE));
            Files.setLastModifiedTime(path, FileTime.from(clock.instant().plusSeconds(file)));
        }

        var staged = open();

        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(4);
        }
        assertThat(staged.bytes("0".repeat(31) + "1")).isZero();
        assertThat(staged.bytes("0".repeat(31) + "2")).isEqualTo(WRITTEN_OUT);
    }
}
