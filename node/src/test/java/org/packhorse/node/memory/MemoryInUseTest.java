package org.packhorse.node.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

/** When memory is given back. */
final class MemoryInUseTest {
    private final ArrayDeque<Runnable> later = new ArrayDeque<>();
    private int unloaded;
    private final MemoryInUse memory = new MemoryInUse(later::add, () -> unloaded++);

    @Test
    void unloadsOnceForAllThatIsDoneInAMinute() {
        memory.used();
        memory.used();
        assertThat(later).hasSize(1);
        assertThat(unloaded).isZero();

        later.remove().run();
        assertThat(unloaded).isEqualTo(1);
        assertThat(later).as("nothing is done").isEmpty();

        memory.used();
        later.remove().run();
        assertThat(unloaded).isEqualTo(2);
    }
}
