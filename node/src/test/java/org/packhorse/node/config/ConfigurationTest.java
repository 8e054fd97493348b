package org.packhorse.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.protocol.content.RefusedInputException;

final class ConfigurationTest {
    private static final Path FILE = Path.of("packhorse.toml");

    private static Configuration with(String hosts) throws RefusedInputException {
        return Configuration.parse(FILE, """
                role = "node"
                name = "here"
                [library]
                listen = "127.0.0.1:80"
                [admin]
                listen = "127.0.0.1:81"
                %s
                [sync]
                check_every = "15 min"
                """.formatted(hosts));
    }

    @Test
    void namesOfTheAdminPagesAreAListThatMayBeLeftOut() throws Exception {
        assertThat(with("").adminHosts()).isEmpty();
        assertThat(with("hosts = []").adminHosts()).isEmpty();
        assertThat(with("hosts = [\"school.local\"]").adminHosts()).containsExactly("school.local");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "hosts = \"school.local\" | admin.hosts is a list of texts",
                "hosts = 5 | admin.hosts is a list of texts",
                "hosts = [5] | admin.hosts is a list of texts",
                "host = [] | \"admin.host\" is not one of [hosts, listen]",
                "hosts = [ | it is not TOML in line"
            })
    void saysWhatIsWrong(String hosts, String problem) {
        assertThatThrownBy(() -> with(hosts))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining("packhorse.toml")
                .hasMessageContaining(problem);
    }
}
