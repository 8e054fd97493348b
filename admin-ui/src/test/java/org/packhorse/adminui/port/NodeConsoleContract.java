package org.packhorse.adminui.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link NodeConsole} keeps, whatever its device is doing; extended by each one's test. */
public abstract class NodeConsoleContract {
    /** Far more than a question answered from memory takes, far less than a link or a worn card would. */
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    /** A console in any state, preferably one with collections and more problems than are told. */
    protected abstract NodeConsole console() throws Exception;

    @Test
    protected void answersEveryQuestionAtOnce() throws Exception {
        var console = console();
        askEverything(console);

        var begun = System.nanoTime();
        askEverything(console);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
    }

    @Test
    protected void tellsABoundedNumberOfProblemsNewestFirst() throws Exception {
        var problems = console().problems();

        assertThat(problems).hasSizeLessThanOrEqualTo(NodeConsole.PROBLEMS_LIMIT);
        assertThat(problems)
                .isSortedAccordingTo(Comparator.comparing(ProblemView::when).reversed());
    }

    @Test
    protected void tellsAddressesThatABrowserCanOpenEachOnce() throws Exception {
        var addresses = console().wayIn().addresses();

        assertThat(addresses).isNotEmpty().doesNotHaveDuplicates();
        assertThat(addresses).allMatch(address -> "http".equals(address.getScheme()) && address.getHost() != null);
        assertThat(addresses).allMatch(address -> "/".equals(address.getPath()));
    }

    @Test
    protected void namesEachCollectionOnce() throws Exception {
        assertThat(console().collections()).extracting(CollectionView::id).doesNotHaveDuplicates();
    }

    @Test
    protected void takesTheSameWishTwice() throws Exception {
        var console = console();

        assertThatCode(() -> {
                    console.syncNow(SyncDespite.NOTHING);
                    console.syncNow(SyncDespite.NOTHING);
                    console.startVerify();
                    console.startVerify();
                })
                .doesNotThrowAnyException();
    }

    @Test
    protected void mayBeAskedByManyAtOnce() throws Exception {
        var console = console();

        assertThatCode(() -> IntStream.range(0, 64).parallel().forEach(_ -> askEverything(console)))
                .doesNotThrowAnyException();
    }

    private static void askEverything(NodeConsole console) {
        assertThat(console.overview()).isNotNull();
        assertThat(console.wayIn()).isNotNull();
        assertThat(console.collections()).isNotNull();
        assertThat(console.sync()).isNotNull();
        assertThat(console.stick()).isNotNull();
        assertThat(console.links()).isNotNull();
        assertThat(console.upstreams()).isNotNull();
        assertThat(console.forecast()).isNotNull();
        assertThat(console.storage()).isNotNull();
        assertThat(console.problems()).isNotNull();
        assertThat(console.verify()).isNotNull();
        assertThat(console.trust()).isNotNull();
        assertThat(console.usage()).isNotNull();
    }
}
