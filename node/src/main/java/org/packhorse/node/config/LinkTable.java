package org.packhorse.node.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.packhorse.node.link.Amounts;
import org.packhorse.node.link.Budget;
import org.packhorse.node.link.Link;
import org.packhorse.node.link.LinkKind;
import org.packhorse.node.link.LinkRule;
import org.packhorse.node.link.Price;
import org.packhorse.node.link.Window;
import org.packhorse.node.link.Windows;
import org.packhorse.protocol.content.Quoted;

/** Reads the {@code [[link]]} tables; problems are IllegalArgumentExceptions that name the link. */
final class LinkTable {
    /** More lines than any school has. */
    private static final int LINK_LIMIT = 16;

    private static final Set<String> KEYS = Set.of(
            "name",
            "kind",
            "hosts",
            "windows",
            "time_zone",
            "rate",
            "daily_budget",
            "monthly_budget",
            "month_starts_on",
            "price_per_mb");

    private final JsonNode table;
    private final ZoneId defaultZone;

    private LinkTable(JsonNode table, ZoneId defaultZone) {
        this.table = table;
        this.defaultZone = defaultZone;
    }

    /** The links of {@code tables}; times are those of {@code defaultZone} where a link names no other. */
    static List<LinkRule> readAll(JsonNode tables, ZoneId defaultZone) {
        if (!tables.isMissingNode() && !tables.isArray()) {
            throw new IllegalArgumentException("links are written as [[link]], in double brackets");
        }
        if (tables.size() > LINK_LIMIT) {
            throw new IllegalArgumentException("there are more than " + LINK_LIMIT + " links");
        }
        var rules = new ArrayList<LinkRule>();
        for (var table : tables) {
            rules.add(new LinkTable(table, defaultZone).read());
        }
        requireDistinct(rules);
        return rules;
    }

    private static void requireDistinct(List<LinkRule> rules) {
        var names = rules.stream().map(rule -> rule.link().name()).collect(Collectors.toSet());
        if (names.size() < rules.size()) {
            throw new IllegalArgumentException("two links have the same name; what they carry is counted by name");
        }
        if (rules.stream().filter(rule -> rule.hosts().isEmpty()).count() > 1) {
            throw new IllegalArgumentException("two links are without hosts; only one can be for all other addresses");
        }
    }

    private LinkRule read() {
        var name = text("name").orElseThrow(() -> new IllegalArgumentException("a [[link]] has no name"));
        try {
            requireKnownKeys();
            var link = new Link(
                    name,
                    kind(),
                    windows(),
                    rate(),
                    budget(),
                    text("price_per_mb").map(Price::parse));
            requireSense(link);
            return new LinkRule(link, texts("hosts"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("link \"" + Quoted.shortly(name) + "\": " + e.getMessage(), e);
        }
    }

    private void requireKnownKeys() {
        for (var names = table.fieldNames(); names.hasNext(); ) {
            var key = names.next();
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("\"" + Quoted.shortly(key) + "\" is not one of "
                        + KEYS.stream().sorted().toList());
            }
        }
    }

    private static void requireSense(Link link) {
        boolean isCounted = link.price().isPresent() || !link.budget().equals(Budget.UNLIMITED);
        if (link.kind() == LinkKind.LOCAL && isCounted) {
            throw new IllegalArgumentException(
                    "what is \"local\" costs nothing; give another kind, or no price and budgets");
        }
    }

    private LinkKind kind() {
        return switch (text("kind").orElse("uplink")) {
            case "uplink" -> LinkKind.UPLINK;
            case "sim" -> LinkKind.SIM;
            case "satellite" -> LinkKind.SATELLITE;
            case "local" -> LinkKind.LOCAL;
            default -> throw new IllegalArgumentException("kind is \"uplink\", \"sim\", \"satellite\" or \"local\"");
        };
    }

    private Windows windows() {
        try {
            var zone = text("time_zone").map(ZoneId::of).orElse(defaultZone);
            return new Windows(texts("windows").stream().map(Window::parse).toList(), zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time_zone is a name such as \"Africa/Nairobi\"", e);
        }
    }

    private OptionalLong rate() {
        return text("rate").map(Amounts::bytesPerSecond).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private Budget budget() {
        var start = table.path("month_starts_on");
        if (!start.isMissingNode() && !start.canConvertToInt()) {
            throw new IllegalArgumentException("month_starts_on is a number from 1 to 28");
        }
        return new Budget(amount("daily_budget"), amount("monthly_budget"), start.asInt(1));
    }

    private OptionalLong amount(String key) {
        return text(key).map(Amounts::bytes).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private Optional<String> text(String key) {
        var value = table.path(key);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw new IllegalArgumentException(key + " is a text in quotes");
        }
        return Optional.ofNullable(value.textValue());
    }

    private List<String> texts(String key) {
        var values = table.path(key);
        var texts = new ArrayList<String>();
        if (!values.isMissingNode() && !values.isArray()) {
            throw new IllegalArgumentException(key + " is a list of texts in square brackets");
        }
        for (var value : values) {
            if (!value.isTextual()) {
                throw new IllegalArgumentException(key + " is a list of texts");
            }
            texts.add(value.textValue());
        }
        return texts;
    }
}
