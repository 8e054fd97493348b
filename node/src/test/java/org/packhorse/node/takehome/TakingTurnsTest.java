package org.packhorse.node.takehome;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TakingTurnsTest {
    private final TakingTurns turns = new TakingTurns(Duration.ZERO);

    private static InetAddress client(int number) throws Exception {
        return InetAddress.getByName("10.0.0." + number);
    }

    @Test
    void letsEachClientTakeOneThingAndAFewClientsAtOneTime() throws Exception {
        var first = turns.take(client(1), "a", false).orElseThrow();
        assertThat(turns.take(client(1), "b", false)).isEmpty();
        for (int i = 2; i <= TakingTurns.LIMIT; i++) {
            assertThat(turns.take(client(i), "a", false)).isPresent();
        }
        assertThat(turns.take(client(99), "a", false)).isEmpty();

        first.end();
        first.end();

        assertThat(turns.take(client(99), "a", false)).isPresent();
        assertThat(turns.take(client(98), "a", false)).isEmpty();
    }

    @Test
    void letsAClientTakeUpWhatWasCut() throws Exception {
        var cut = turns.take(client(1), "a", false).orElseThrow();

        var again = turns.take(client(1), "a", true).orElseThrow();

        assertThat(cut.isEnded()).isTrue();
        cut.end();
        assertThat(again.isEnded()).isFalse();
        assertThat(turns.take(client(1), "b", true)).isEmpty();
    }

    /** A proxy on the device asks for a whole school. */
    @Test
    void thoseForWhomThisMachineAsksDoNotShareATurnNorEndEachOthers() throws Exception {
        var proxy = InetAddress.getLoopbackAddress();
        var one = turns.take(proxy, "a", false).orElseThrow();

        assertThat(turns.take(proxy, "a", true)).isPresent();
        assertThat(turns.take(proxy, "b", false)).isPresent();
        assertThat(one.isEnded()).isFalse();
        assertThat(turns.take(proxy, "c", false)).isPresent();
        assertThat(turns.take(proxy, "d", false)).isEmpty();
    }
}
