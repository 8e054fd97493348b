package org.packhorse.node.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.json.RecordTree;

/** Commands through a real socket. */
final class ControlSocketTest {
    @TempDir
    private Path home = Path.of("set by JUnit");

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch givenUp = new CountDownLatch(1);

    /** As many as there are carriers of virtual threads, on which readers are answered. */
    private final CountDownLatch computing =
            new CountDownLatch(Runtime.getRuntime().availableProcessors());

    private final CountDownLatch readerCame = new CountDownLatch(1);

    @AutoClose
    private ControlServer server;

    /** What to do. */
    record Wish(String what) {}

    /** Does what it is told. */
    private final class Obedient extends Operation<Wish, Wish> {
        Obedient() {
            super("obey", Wish.class);
        }

        @Override
        public Wish run(Wish wish, ProgressSink progress)
                throws IOException, InterruptedException, RefusedInputException {
            switch (wish.what()) {
                case "refuse" -> throw new RefusedInputException("the subject", "the problem", "the advice");
                case "fail" -> throw new IOException("the card is gone");
                case "break" -> throw new IllegalStateException("impossible");
                case "work" -> workUntilNobodyListens(progress);
                case "compute" -> computeUntilAReaderCame();
                default -> progress.report("thinking", 1, 2);
            }
            return new Wish(wish.what() + " ✓");
        }

        private void computeUntilAReaderCame() {
            computing.countDown();
            while (readerCame.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        }

        private void workUntilNobodyListens(ProgressSink progress) throws InterruptedException {
            begun.countDown();
            try {
                for (long done = 0; ; done++) {
                    progress.report("working", done, 0);
                }
            } catch (InterruptedException e) {
                givenUp.countDown();
                throw e;
            }
        }
    }

    private Path socket() {
        return home.resolve("control.sock");
    }

    @BeforeEach
    void begin() throws Exception {
        // As a killed process leaves it.
        Files.createFile(socket());
        server = new ControlServer(socket(), new Operations(List.of(new Obedient())));
        server.start();
    }

    private JsonNode ask(String verb, String what, ProgressSink progress) throws Exception {
        try (var client = ControlClient.connect(socket()).orElseThrow()) {
            return client.call(verb, RecordTree.write(new Wish(what)), progress);
        }
    }

    @Test
    void repliesAndTellsProgress() throws Exception {
        var steps = new ArrayList<String>();

        var reply = ask("obey", "maji", (stage, done, all) -> steps.add(stage + " " + done + "/" + all));

        assertThat(reply.path("what").asText()).isEqualTo("maji ✓");
        assertThat(steps).containsExactly("thinking 1/2");
    }

    @Test
    void carriesARefusalWithItsAdvice() {
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> ask("obey", "refuse", ProgressSink.NONE))
                .satisfies(refusal -> {
                    assertThat(refusal.subject()).isEqualTo("the subject");
                    assertThat(refusal.problem()).isEqualTo("the problem");
                    assertThat(refusal.advice()).isEqualTo("the advice");
                });
    }

    @Test
    void saysWhatFailedAndGoesOnAnswering() throws Exception {
        assertThatIOException()
                .isThrownBy(() -> ask("obey", "fail", ProgressSink.NONE))
                .withMessage("the card is gone");
        assertThatIOException()
                .isThrownBy(() -> ask("obey", "break", ProgressSink.NONE))
                .withMessageContaining("an error inside packhorse");

        assertThat(ask("obey", "x", ProgressSink.NONE).path("what").asText()).isEqualTo("x ✓");
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> ask("fly", "x", ProgressSink.NONE))
                .withMessageContaining("this node cannot do that");
    }

    @Test
    void givesWorkUpWhenWhoeverAskedHasGone() throws Exception {
        var caller = Thread.ofVirtual().start(() -> {
            try {
                ask("obey", "work", ProgressSink.NONE);
            } catch (Exception expectedWhenInterrupted) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();

        assertThat(givenUp.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void letsOnlyItsOwnerIn() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                .isEqualTo("rw-------");
    }

    @Test
    void takesItsSocketAwayWhenItCloses() throws Exception {
        server.close();

        assertThat(socket()).doesNotExist();
        assertThat(ControlClient.connect(socket())).isEmpty();
    }

    @Test
    void commandsThatComputeLeaveReadersTheirThreads() throws Exception {
        var callers = new ArrayList<Thread>();
        for (long i = computing.getCount(); i > 0; i--) {
            callers.add(Thread.ofPlatform().start(() -> {
                try {
                    ask("obey", "compute", ProgressSink.NONE);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }));
        }
        assertThat(computing.await(60, TimeUnit.SECONDS)).isTrue();

        Thread.ofVirtual().start(readerCame::countDown);

        assertThat(readerCame.await(60, TimeUnit.SECONDS)).isTrue();
        for (var caller : callers) {
            caller.join();
        }
    }
}
