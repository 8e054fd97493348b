package org.packhorse.node.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamException;

final class InMemoryUpstreamTest extends UpstreamContract {
    private static final RepositoryPath FILE = new RepositoryPath("targets/a");

    private final InMemoryUpstream memory = new InMemoryUpstream();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    @Override
    protected Upstream open(Map<String, byte[]> files) {
        files.forEach(memory::put);
        return memory;
    }

    @Test
    void cutsOnceWhereTold() throws Exception {
        memory.put("targets/a", new byte[10_000]);
        memory.cutAfter(7_001);

        assertThatThrownBy(() -> memory.fetch(FILE, 0, 10_000, into(received))).isInstanceOf(UpstreamException.class);
        assertThat(received.size()).isEqualTo(7_001);

        assertThat(memory.fetch(FILE, 7_001, 10_000, into(received))).isEqualTo(new Fetch.Complete(2_999));
    }

    @Test
    void changesOneByteWhereTold() throws Exception {
        memory.put("targets/a", new byte[100]);
        memory.garbageAfter(50);

        memory.fetch(FILE, 0, 100, into(received));

        var expected = new byte[100];
        expected[50] = -1;
        assertThat(received.toByteArray()).isEqualTo(expected);
    }

    @Test
    void stallsUntilInterrupted() throws Exception {
        memory.put("targets/a", new byte[100]);
        memory.stallAfter(50);
        var fetching = new FutureTask<>(() -> memory.fetch(FILE, 0, 100, into(received)));
        var thread = Thread.startVirtualThread(fetching);
        memory.awaitStall();

        thread.interrupt();

        assertThatThrownBy(fetching::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(received.size()).isEqualTo(50);
    }

    @Test
    void goesBackToOldFiles() throws Exception {
        memory.put("targets/a", new byte[1]);
        var old = memory.snapshot();
        memory.put("targets/a", new byte[2]);
        memory.put("targets/b", new byte[3]);

        memory.goBackTo(old);

        assertThat(memory.fetch(FILE, 0, 10, into(received))).isEqualTo(new Fetch.Complete(1));
        assertThat(memory.fetch(new RepositoryPath("targets/b"), 0, 10, into(received)))
                .isEqualTo(new Fetch.Missing());
    }
}
