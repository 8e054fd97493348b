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

    @Test
    void aHubMakesSomePacksOnDemandUnlessToldOtherwise() throws Exception {
        assertThat(with("").hub()).isEqualTo(HubSettings.USUAL);
        assertThat(with("[hub]\npacks_on_demand = 9").hub()).isEqualTo(new HubSettings(9));
        assertThat(with("[hub]\npacks_on_demand = 0").hub().makesPacksOnDemand())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "packs_on_demand = -1 | hub.packs_on_demand is 0 to 48",
                "packs_on_demand = 49 | hub.packs_on_demand is 0 to 48",
                "packs_on_demand = true | hub.packs_on_demand is a whole number, 0 to 48",
                "packs_on_demand = 99999999999 | hub.packs_on_demand is a whole number, 0 to 48",
                "packs = 4 | \"hub.packs\" is not one of [packs_on_demand]"
            })
    void saysWhatIsWrongWithPacksOnDemand(String line, String problem) {
        assertThatThrownBy(() -> with("[hub]\n" + line))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining(problem);
    }
}
