package org.packhorse.adminui.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.packhorse.adminui.port.ShelfProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A form with a file, received into a folder: however large, it is never in memory. Closing deletes the file.
 *
 * @param fields what was typed
 * @param name what its sender calls the file; empty where none was chosen
 * @param content the file; empty where none was chosen
 * @param problem why it is not there as it was sent
 */
record SentFile(SentForm.Read fields, String name, Path content, Optional<ShelfProblem> problem)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SentFile.class);

    /**
     * Receives the body of {@code request} into {@code folder}, and a file of at most {@code limitBytes}; see {@link FormParts#read}.
     *
     * @param progress is run as long as something comes; it must not take long
     * @throws IOException where it is cut off or is no such form
     */
    static SentFile receive(Request request, Path folder, long limitBytes, Runnable progress) throws IOException {
        var content = Files.createTempFile(folder, "received", ".tmp");
        try {
            var kept = new KeptFile(Files.newOutputStream(content), limitBytes, progress);
            FormParts parts;
            try (kept) {
                parts = FormParts.read(request, kept);
            }
            return new SentFile(parts.fields(), parts.fileName(), content, kept.problem);
        } catch (IOException | RuntimeException e) {
            Files.delete(content);
            throw e;
        }
    }

    /** Takes what there is room for, and the rest for nothing. */
    private static final class KeptFile extends OutputStream {
        private final OutputStream file;
        private final Runnable progress;
        private long leftBytes;
        private Optional<ShelfProblem> problem = Optional.empty();

        KeptFile(OutputStream file, long limitBytes, Runnable progress) {
            this.file = file;
            this.progress = progress;
            this.leftBytes = limitBytes;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            progress.run();
            leftBytes -= count;
            if (leftBytes < 0) {
                problem = Optional.of(ShelfProblem.TOO_LARGE);
            }
            if (problem.isEmpty()) {
                attempt(() -> file.write(bytes, from, count));
            }
        }

        @Override
        public void close() {
            attempt(file::close);
        }

        private void attempt(Step step) {
            try {
                step.take();
            } catch (IOException e) {
                LOG.atWarn().setCause(e).log("a file that was sent cannot be kept");
                problem = Optional.of(ShelfProblem.FAULT);
            }
        }

        @FunctionalInterface
        private interface Step {
            void take() throws IOException;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(content);
    }
}
