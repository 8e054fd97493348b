package org.packhorse.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedTest {
    private final List<String> closed = new ArrayList<>();
    private final Opened opened = new Opened();

    @Test
    void theLastIsClosedFirst() throws IOException {
        opened.add(() -> closed.add("database"));
        opened.add(() -> closed.add("server"));

        opened.close();
        opened.close();

        assertThat(closed).containsExactly("server", "database");
    }

    @Test
    void whatCannotBeClosedKeepsNothingElseOpen() {
        opened.add(() -> closed.add("database"));
        opened.add(() -> {
            throw new IOException("the disk is gone");
        });
        opened.add(() -> {
            throw new IllegalArgumentException("a mistake of ours");
        });

        assertThatThrownBy(opened::close).isInstanceOf(IOException.class).hasMessage("the disk is gone");
        assertThat(closed).containsExactly("database");
    }
}
