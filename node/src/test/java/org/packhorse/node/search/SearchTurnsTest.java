package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.packhorse.node.transport.ClientAddress;

/** One machine that searches without end, and others that search once. */
final class SearchTurnsTest {
    private static final String SENT_AWAY = "sent away";

    private final SearchTurns turns = new SearchTurns(2, 8);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    /** Who got a turn, in the order in which that came. */
    private final List<SearchTurns.Turn> called = new CopyOnWriteArrayList<>();

    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static ClientAddress client(String address) {
        return ClientAddress.of(InetAddress.ofLiteral(address));
    }

    /** Lets {@code address} ask, and waits until it has a turn, waits, or has been sent away. */
    private void ask(String address) {
        int before = told.size() + turns.waiting();
        boolean full = turns.waiting() == 8;
        var _ = threads.submit(() -> {
            try {
                var turn = turns.take(client(address));
                told.add(address);
                called.add(turn);
            } catch (FullText.BusyException e) {
                told.add(address + " " + SENT_AWAY);
            }
            return null;
        });
        await().until(() -> told.size() + turns.waiting() > before
                && (!full || told.getLast().endsWith(SENT_AWAY)));
    }

    private void askTimes(int times, String address) {
        for (int i = 0; i < times; i++) {
            ask(address);
        }
    }

    /** Ends the turns that have come, one by one, until nobody waits. */
    private List<String> play() {
        told.clear();
        while (turns.waiting() > 0) {
            int before = told.size();
            turns.leave(called.removeFirst());
            await().until(() -> told.size() > before);
        }
        return new ArrayList<>(told);
    }

    @Test
    void whoeverIsAloneHasAll() {
        askTimes(10, "10.0.0.1");
        assertThat(told).containsExactly("10.0.0.1", "10.0.0.1");

        assertThatThrownBy(() -> turns.take(client("10.0.0.1"))).isInstanceOf(FullText.BusyException.class);
        assertThat(play()).hasSize(8).containsOnly("10.0.0.1");
    }

    @Test
    void somebodyElseComesNextAndNeedsNoRoom() {
        askTimes(10, "10.0.0.1");

        ask("10.0.0.2");

        assertThat(told).endsWith("10.0.0.1 " + SENT_AWAY);
        assertThat(play()).startsWith("10.0.0.2").hasSize(8);
    }

    @Test
    void severalWhoSearchWithoutEndLeaveRoomForOneMore() {
        for (int machine = 1; machine <= 3; machine++) {
            askTimes(5, "10.0.0." + machine);
        }
        told.clear();

        ask("10.0.0.9");
        ask("10.0.0.9");

        assertThat(told).hasSize(2).allMatch(who -> who.endsWith(SENT_AWAY) && !who.startsWith("10.0.0.9"));
        assertThat(play().indexOf("10.0.0.9")).isLessThan(3);
    }

    @Test
    void thisMachineAsksForManyWhoCountAlone() {
        askTimes(10, "127.0.0.1");

        assertThatThrownBy(() -> turns.take(client("10.0.0.2"))).isInstanceOf(FullText.BusyException.class);
        assertThat(play()).hasSize(8);
    }

    @Test
    void thisMachineIsNotHeldBackByOneThatSearchesWithoutEnd() {
        askTimes(10, "10.0.0.1");

        askTimes(3, "127.0.0.1");

        assertThat(play()).startsWith("127.0.0.1", "127.0.0.1", "127.0.0.1");
    }

    @Test
    void whoGivesUpWaitingLeavesItsPlace() throws Exception {
        askTimes(2, "10.0.0.1");
        var waiting = Thread.startVirtualThread(() -> {
            try {
                turns.take(client("10.0.0.2"));
            } catch (InterruptedException | FullText.BusyException e) {
                told.add(SENT_AWAY);
            }
        });
        await().until(() -> turns.waiting() == 1);

        waiting.interrupt();
        waiting.join();

        assertThat(told).endsWith(SENT_AWAY);
        assertThat(turns.waiting()).isZero();
    }
}
