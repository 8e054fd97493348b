package org.packhorse.provisioning.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of a service manager are understood without the parser of commands, and no others. */
class ServiceTest {
    @Test
    void takesTheUsualDirectoryUnlessAnotherIsNamed() {
        assertThat(Service.ofUsual(words("serve"), Map.of())).contains(new Service(Path.of(Service.USUAL_DATA), false));
        assertThat(Service.ofUsual(words("serve"), Map.of(Service.DATA_VARIABLE, "/srv/node")))
                .contains(new Service(Path.of("/srv/node"), false));
    }

    @Test
    void takesTheDirectoryThatTheWordsNameInEitherForm() {
        var elsewhere = Map.of(Service.DATA_VARIABLE, "/elsewhere");

        assertThat(Service.ofUsual(words("serve --data /srv/node"), elsewhere))
                .contains(new Service(Path.of("/srv/node"), false));
        assertThat(Service.ofUsual(words("serve --until-input-ends --data=/srv/node"), elsewhere))
                .contains(new Service(Path.of("/srv/node"), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "serve --help",
                "serve --data",
                "serve --data=",
                "serve here",
                "serve --date=/srv",
                "serve --data --help",
                "serve --data @words",
                "serve --data a --data b",
                "serve --until-input-ends --until-input-ends",
                "--help"
            })
    void leavesAllElseToTheParserWhichExplainsMistakes(String line) {
        assertThat(Service.ofUsual(words(line), Map.of())).isEmpty();
    }

    @Test
    void leavesNoWordsToTheParser() {
        assertThat(Service.ofUsual(new String[0], Map.of())).isEmpty();
    }

    private static String[] words(String line) {
        return line.split(" ", -1);
    }
}
