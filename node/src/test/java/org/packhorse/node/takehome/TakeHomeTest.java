package org.packhorse.node.takehome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.RebuildTurns;
import org.packhorse.node.publish.TestHub;

/** Pages that show sizes while something large is being laid out. */
class TakeHomeTest {
    @AutoClose
    private TestHub hub;

    private TakeHome takeHome;

    @BeforeEach
    void publish(@TempDir Path home) throws Exception {
        hub = new TestHub(home);
        hub.write("index.html", "<h1>Lessons</h1>").publish();
        takeHome = new TakeHome(new FileContents(hub.blobs()), new RebuildTurns(24));
    }

    private Parcel parcel() throws IOException {
        var version = hub.catalog().findShown(LESSONS).orElseThrow();
        return Parcel.of("lessons", TakenFiles.folder(version, ""), _ -> List.of());
    }

    @Test
    void doesNotMakeAPageWaitAndKnowsWhatIsKept() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        assertThat(takeHome.layNow("kept", this::parcel)).isInstanceOf(TakeHome.Laid.Ready.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var large = threads.submit(() -> takeHome.lay("large", () -> {
                begun.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return parcel();
            }));
            begun.await();

            assertThat(takeHome.layNow("other", this::parcel)).isInstanceOf(TakeHome.Laid.Busy.class);
            assertThat(takeHome.layNow("kept", this::parcel)).isInstanceOf(TakeHome.Laid.Ready.class);
            goOn.countDown();
            assertThat(large.get()).isInstanceOf(TakeHome.Laid.Ready.class);
        }
    }
}
