package org.packhorse.node.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.config.Configuration;
import org.packhorse.node.config.DataDirectory;
import org.packhorse.node.config.NodeRole;
import org.packhorse.node.identity.Secret;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.protocol.content.RefusedInputException;

final class NewNodeTest {
    @TempDir
    private Path home = Path.of("set by JUnit");

    private DataDirectory create(String name) throws Exception {
        var data = DataDirectory.at(home.resolve("node"));
        try (var none = Secret.of(new char[0])) {
            NewNode.create(data, FirstSettings.usual(NodeRole.NODE, name), none, new MovableClock());
        }
        return data;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Classroom 3", "a \"quoted\" \\ name", "مدرسة", "0123456789012345678901234567890123456789"})
    void startsWithTheNameItWasGiven(String name) throws Exception {
        var data = create(name);

        assertThat(Configuration.read(data.configuration()).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two\nlines", "bell \u0007"})
    void refusesANameWithWhichItWouldNotStart(String name) {
        assertThatThrownBy(() -> create(name)).isInstanceOf(RefusedInputException.class);
        assertThat(home.resolve("node")).doesNotExist();
    }

    @Test
    void refusesALongName() {
        assertThatThrownBy(() -> create("x".repeat(81)))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining("name has 1 to 80 characters");
        assertThat(home.resolve("node")).doesNotExist();
    }
}
