package org.packhorse.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.node.link.Budget;
import org.packhorse.node.link.Link;
import org.packhorse.node.link.LinkKind;
import org.packhorse.node.link.LinkLedger;
import org.packhorse.node.link.LinkRule;
import org.packhorse.node.link.Links;
import org.packhorse.node.link.Price;
import org.packhorse.node.link.Window;
import org.packhorse.node.link.Windows;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.protocol.content.RefusedInputException;

final class LinkTableTest {
    private static final String REST = """
            role = "node"
            name = "Green Valley"
            [library]
            listen = "127.0.0.1:0"
            [admin]
            listen = "127.0.0.1:0"
            [sync]
            check_every = "15 min"
            """;

    @TempDir
    private Path folder;

    private List<LinkRule> read(String links) throws Exception {
        return Configuration.read(Files.writeString(folder.resolve("packhorse.toml"), REST + links))
                .links();
    }

    @Test
    void withoutLinksEverythingIsAllowed() throws Exception {
        assertThat(read("")).isEmpty();
    }

    @Test
    void readsWhatASchoolAgreedWithItsOperator() throws Exception {
        var links = read("""
                [[link]]
                name = "SIM card"
                kind = "sim"
                hosts = ["hub.example.org", "*.mirror.example"]
                windows = ["mon-fri 22:00-05:00", "sat,sun 00:00-24:00"]
                time_zone = "Africa/Nairobi"
                rate = "200 kbit/s"
                daily_budget = "5 MB"
                monthly_budget = "100 MB"
                month_starts_on = 15
                price_per_mb = "0.02 USD"
                [[link]]
                name = "cable"
                """);

        assertThat(links)
                .containsExactly(
                        new LinkRule(
                                new Link(
                                        "SIM card",
                                        LinkKind.SIM,
                                        new Windows(
                                                List.of(
                                                        Window.parse("mon-fri 22:00-05:00"),
                                                        Window.parse("sat,sun 00:00-24:00")),
                                                ZoneId.of("Africa/Nairobi")),
                                        OptionalLong.of(25_000),
                                        new Budget(OptionalLong.of(5_000_000), OptionalLong.of(100_000_000), 15),
                                        Optional.of(Price.parse("0.02 USD"))),
                                List.of("hub.example.org", "*.mirror.example")),
                        new LinkRule(Link.unrestricted("cable", LinkKind.UPLINK, ZoneId.systemDefault()), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[link] ; name = 'a' | links are written as [[link]]",
                "[[link]] | a [[link]] has no name",
                "[[link]] ; name = 'a' ; kind = 'pigeon' | link \"a\": kind is \"uplink\"",
                "[[link]] ; name = 'a' ; budget = '5 MB' | link \"a\": \"budget\" is not one of [daily_budget, hosts,",
                "[[link]] ; name = 'a' ; windows = '22:00-05:00' | link \"a\": windows is a list of texts in square brackets",
                "[[link]] ; name = 'a' ; windows = ['at night'] | link \"a\": \"at night\" is not a window, for example",
                "[[link]] ; name = 'a' ; time_zone = 'Nairobi' | link \"a\": time_zone is a name such as \"Africa/Nairobi\"",
                "[[link]] ; name = 'a' ; rate = 200 | link \"a\": rate is a text in quotes",
                "[[link]] ; name = 'a' ; rate = '200 kbps' | link \"a\": \"200 kbps\" is not a rate, for example \"200 kbit/s\"",
                "[[link]] ; name = 'a' ; rate = '1 kbit/s' | link \"a\": a rate is at least 8 kbit/s",
                "[[link]] ; name = 'a' ; daily_budget = '5 Mb' | link \"a\": \"5 Mb\" is not an amount of data",
                "[[link]] ; name = 'a' ; daily_budget = '5 kB' | link \"a\": the daily budget of 5000 bytes is below",
                "[[link]] ; name = 'a' ; month_starts_on = 31 | link \"a\": month_starts_on is 1 to 28",
                "[[link]] ; name = 'a' ; month_starts_on = '1st' | link \"a\": month_starts_on is a number from 1 to 28",
                "[[link]] ; name = 'a' ; price_per_mb = 0.02 | link \"a\": price_per_mb is a text in quotes",
                "[[link]] ; name = 'a' ; price_per_mb = '2 cents' | link \"a\": \"2 cents\" is not a price",
                "[[link]] ; name = 'a' ; kind = 'local' ; daily_budget = '5 MB' | what is \"local\" costs nothing",
                "[[link]] ; name = 'a' ; hosts = ['x'] ; [[link]] ; name = 'a' | two links have the same name",
                "[[link]] ; name = 'a' ; [[link]] ; name = 'b' | two links are without hosts"
            })
    void saysWhatIsWrongAndWhere(String links, String words) {
        assertThatThrownBy(() -> read(links.replace(" ; ", "\n")))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageStartingWith(folder.resolve("packhorse.toml").toString())
                .hasMessageContaining(words)
                .hasMessageEndingWith("mend the file and start again");
    }

    @Test
    void hostsAreNamesOrAllNamesBelowOne() throws Exception {
        var links = read("[[link]]\nname = 'a'\nhosts = ['Hub.example', '*.mirror.example']\n");
        var meter = new Links(
                links, ZoneId.of("UTC"), new LinkLedger(new InMemoryDatabase()), new MovableClock(), time -> {});

        assertThat(linkTo(meter, "http://hub.EXAMPLE:8290/x")).isEqualTo("a");
        assertThat(linkTo(meter, "https://a.mirror.example/")).isEqualTo("a");
        assertThat(linkTo(meter, "https://mirror.example/")).isEqualTo("internet");
    }

    private static String linkTo(Links links, String address) {
        return links.stateOf(URI.create(address)).orElseThrow().link().name();
    }
}
