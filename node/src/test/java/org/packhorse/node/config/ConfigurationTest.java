package org.packhorse.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.protocol.content.RefusedInputException;

final class ConfigurationTest {
    private static final Path FILE = Path.of("packhorse.toml");

    private static Configuration with(String hosts) throws RefusedInputException {
        return Configuration.parse(FILE, text(hosts));
    }

    private static String text(String hosts) {
        return """
                role = "node"
                name = "here"
                [library]
                listen = "127.0.0.1:80"
                [admin]
                listen = "127.0.0.1:81"
                %s
                [sync]
                check_every = "15 min"
                """.formatted(hosts);
    }

    @Test
    void readsWhatNotepadWrites(@TempDir Path folder) throws Exception {
        var file = folder.resolve("packhorse.toml");
        Files.writeString(file, "\ufeff" + text("").replace("\n", "\r\n"));

        assertThat(Configuration.read(file)).isEqualTo(with(""));
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

    @Test
    void teachersComeInByTheAdminsAddressUnlessTheyHaveOneOfTheirOwn() throws Exception {
        assertThat(with("").teacher()).isEqualTo(TeacherSettings.USUAL);
        assertThat(with("[teacher]\nlisten = \"0.0.0.0:8282\"\nhosts = [\"teachers.school\"]\nupload_limit = \"1 MB\"")
                        .teacher())
                .isEqualTo(new TeacherSettings(
                        Optional.of(new ListenAddress("0.0.0.0", 8282)), List.of("teachers.school"), 1_000_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listen = \"everywhere\" | is not host:port",
                "hosts = [5] | teacher.hosts is a list of texts",
                "upload_limit = \"5 GB\" | teacher.upload_limit is up to 4 GB",
                "upload_limit = \"much\" | much",
                "pin = \"482917\" | \"teacher.pin\" is not one of [hosts, listen, upload_limit]"
            })
    void saysWhatIsWrongWithTeachers(String line, String problem) {
        assertThatThrownBy(() -> with("[teacher]\n" + line))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining(problem);
    }
}
