package org.packhorse.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.protocol.content.RefusedInputException;

final class PortalSettingsTest {
    private static PortalSettings with(String role, String table) throws RefusedInputException {
        return Configuration.parse(Path.of("packhorse.toml"), """
                role = "%s"
                name = "here"
                [library]
                listen = "127.0.0.1:80"
                [admin]
                listen = "127.0.0.1:81"
                [sync]
                check_every = "15 min"
                %s
                """.formatted(role, table.replace(';', '\n')))
                .portal();
    }

    @Test
    void areOffUnlessSomebodyTurnsThemOn() throws Exception {
        assertThat(with("node", "")).isEqualTo(PortalSettings.NONE);
        assertThat(with("node", "[portal];name = \"library.school\"").enabled()).isFalse();
        assertThat(with("node", "[portal];enabled = true;name = \"box:8280\";wifi = \"École\""))
                .isEqualTo(new PortalSettings(true, "box:8280", "École"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "node | enabled = 1                | portal.enabled is true or false",
                "hub  | enabled = true             | portal.enabled is for nodes",
                "node | name = 5                   | portal.name is a text",
                "node | name = 'Two Words'         | portal.name is a name",
                "node | name = 'a..b'              | portal.name is a name",
                "node | name = 'http://x/'         | portal.name is a name",
                "node | name = 'x:0'               | portal.name is a name",
                "node | name = 'x:70000'           | portal.name is a name",
                "node | wifi = '123456789012345678901234567890123' | portal.wifi has at most 32 bytes",
                "node | colour = 'red'             | portal.colour"
            })
    void areRefusedWithTheirKey(String role, String line, String message) {
        var toml = line.replace('\'', '"');
        assertThatThrownBy(() -> with(role, "[portal];" + toml)).hasMessageContaining(message);
    }
}
