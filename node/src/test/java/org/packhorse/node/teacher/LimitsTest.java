package org.packhorse.node.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.packhorse.adminui.port.ListChange;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.ShelfProblem;

/** Teachers who reach a limit at the same moment: each is told the same as whoever comes alone. */
class LimitsTest extends SchoolCase {
    private static final int TEACHERS = 8;
    private static final ShelfOutcome TOO_MANY = ShelfOutcome.refused(ShelfProblem.TOO_MANY);

    /** What each of several is told who do {@code task} at once, each with a number of his own. */
    private static List<ShelfOutcome> together(IntFunction<ShelfOutcome> task) throws Exception {
        var barrier = new CyclicBarrier(TEACHERS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var told = IntStream.range(0, TEACHERS)
                    .mapToObj(teacher -> threads.submit(() -> {
                        barrier.await();
                        return task.apply(teacher);
                    }))
                    .toList();
            var outcomes = new ArrayList<ShelfOutcome>();
            for (var one : told) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }

    @Test
    void theLastLineOfAListGoesToOneOfThem() throws Exception {
        desk().createList("7B", "Ms. Achieng");
        for (int line = 1; line < ReadingList.LINES_LIMIT; line++) {
            desk().changeList(1, new ListChange.Add("/search?q=water", "lesson " + line));
        }

        var told = together(teacher -> desk().changeList(1, new ListChange.Add("/search?q=water", "by " + teacher)));

        assertThat(told).containsOnlyOnce(ShelfOutcome.done());
        assertThat(told).filteredOn(TOO_MANY::equals).hasSize(TEACHERS - 1);
    }

    /** However it came to be full since somebody looked. */
    @Test
    void aFullListSaysSoAtTheMomentOfTheChange() throws Exception {
        var lists = desk().lists();
        lists.create("7B", "Ms. Achieng");
        for (int i = 0; i < ReadingList.LINES_LIMIT; i++) {
            var line = new ReadingList.Line("/search?q=water", "water", "lesson " + i);
            lists.change(1, list -> list.with(line));
        }
        var line = new ReadingList.Line("/search?q=water", "water", "");

        assertThat(Attempt.outcome(() -> lists.change(1, list -> list.with(line))))
                .isEqualTo(TOO_MANY);
    }

    @Test
    void theLastListGoesToOneOfThem() throws Exception {
        for (int list = 1; list < ReadingLists.LIMIT; list++) {
            desk().createList("Class " + list, "Ms. Achieng");
        }

        var told = together(teacher -> desk().createList("8A", "Mr. Otieno " + teacher));

        assertThat(told).containsOnlyOnce(ShelfOutcome.done());
        assertThat(told).filteredOn(TOO_MANY::equals).hasSize(TEACHERS - 1);
    }

    /** A phone that is tapped often. */
    @Test
    void theLastListIsThereForOneWhoSendsOften() throws Exception {
        for (int list = 1; list < ReadingLists.LIMIT; list++) {
            desk().createList("Class " + list, "Ms. Achieng");
        }

        var told = together(_ -> desk().createList("8A", "Mr. Otieno"));

        assertThat(told).containsOnly(ShelfOutcome.done());
        assertThat(desk().view().lists()).hasSize(ReadingLists.LIMIT);
    }

    /** Somebody's film goes to the shelf for a minute, and another phone has a piece of the next. */
    @Test
    void whoeverAsksForRoomWaitsForNobody() throws Exception {
        school.add("Lesson", "well.txt", new byte[] {1});
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var local = new LocalShelf(
                school.catalog(), school.blobs(), school.database(), home.resolve("work"), "x", school.clock());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                threads.execute(() -> Attempt.outcome(() -> local.revise("lesson", (now, _, _) -> {
                    begun.countDown();
                    end.await();
                    return LocalShelf.Revision.ofWords(now);
                })));
                begun.await();

                assertThat(threads.submit(() -> Attempt.outcome(() -> local.refuseFor(1)))
                                .get(1, TimeUnit.MINUTES))
                        .isEqualTo(ShelfOutcome.refused(ShelfProblem.BUSY));
            } finally {
                end.countDown();
            }
        }
        assertThat(Attempt.outcome(() -> local.refuseFor(1))).isEqualTo(ShelfOutcome.refused(ShelfProblem.NO_ROOM));
    }

    @Test
    void theLastPlaceOnTheShelfGoesToOneOfThem() throws Exception {
        school.fillBut(1);
        assertThat(desk().view().items()).hasSize(LocalShelf.ITEMS_LIMIT - 1);

        var told = together(teacher -> desk().addLinks(SchoolFixture.item("x"), List.of("Well " + teacher)));

        assertThat(told).containsOnlyOnce(ShelfOutcome.done());
        assertThat(told).filteredOn(TOO_MANY::equals).hasSize(TEACHERS - 1);
        assertThat(desk().view().items()).hasSize(LocalShelf.ITEMS_LIMIT);
    }

    /** A phone that is tapped often, or sends again what was not answered in time. */
    @Test
    void theLastPlaceIsThereForOneWhoSendsOften() throws Exception {
        school.fillBut(1);

        var told = together(_ -> desk().addLinks(SchoolFixture.item("Lesson"), List.of("A well")));

        assertThat(told).containsOnly(ShelfOutcome.done());
        assertThat(desk().view().items()).hasSize(LocalShelf.ITEMS_LIMIT);
        assertThat(school.add("Lesson", "well.txt", new byte[] {1})).isEqualTo(TOO_MANY);
    }
}
