package org.packhorse.adminui.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.session.Sessions;
import org.packhorse.adminui.session.SettableClock;

class StagedFilesTest {
    @Test
    void goesWhenNobodyComesBackForIt(@TempDir Path folder) throws IOException {
        var clock = new SettableClock();
        var sessions = new Sessions(clock, new SecureRandom());
        var later = new ArrayList<Runnable>();
        var staged = new StagedFiles(folder, sessions, later::add);
        var key = new StagedFiles.Key(sessions.begin(), "a");
        staged.add(key, 0, new byte[] {1, 2});

        later.forEach(Runnable::run);
        assertThat(staged.bytes(key)).isEqualTo(2);
        clock.move(Duration.ofDays(1));
        later.forEach(Runnable::run);

        assertThat(staged.bytes(key)).isZero();
        assertThat(folder).isEmptyDirectory();
        assertThat(staged.take(key, 2, new SentForm.Read(Map.of()), _ -> ShelfOutcome.done()))
                .isEmpty();
    }
}
