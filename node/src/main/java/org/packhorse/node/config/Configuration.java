package org.packhorse.node.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.packhorse.node.link.LinkRule;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * What {@code packhorse.toml} says.
 *
 * @param name how people call the device, 1 to 80 characters
 * @param library where students reach it
 * @param admin where staff reach it
 * @param adminHosts names under which browsers may reach the admin pages, besides those of the loopback
 * @param checkEvery how often to look for something new, 1 second to 31 days
 * @param links lines to the world with rules; none: everything is allowed at any time
 * @param neighbours other nodes on the same network
 * @param carrier where sticks appear
 * @param hub what a hub does for nodes beside publishing
 * @param portal how phones find the library
 * @param teacher how teachers reach their shelf
 */
public record Configuration(
        NodeRole role,
        String name,
        ListenAddress library,
        ListenAddress admin,
        List<String> adminHosts,
        Duration checkEvery,
        List<LinkRule> links,
        NeighbourSettings neighbours,
        CarrierSettings carrier,
        HubSettings hub,
        PortalSettings portal,
        TeacherSettings teacher) {
    private static final long LIMIT_BYTES = 1 << 16;
    private static final Pattern DURATION = Pattern.compile("(\\d{1,7}) ?(s|min|h|d)");
    private static final Set<String> KEYS = Set.of(
            "role", "name", "library", "admin", "sync", "link", "neighbours", "carrier", "hub", "portal", "teacher");

    public Configuration {
        adminHosts = List.copyOf(adminHosts);
        links = List.copyOf(links);
        if (name.isBlank() || name.length() > 80) {
            throw new IllegalArgumentException("name has 1 to 80 characters");
        }
        if (checkEvery.compareTo(Duration.ofSeconds(1)) < 0 || checkEvery.compareTo(Duration.ofDays(31)) > 0) {
            throw new IllegalArgumentException("sync.check_every is 1 s to 31 d");
        }
    }

    /**
     * Reads {@code file}.
     *
     * @throws RefusedInputException where it is not such a file; the message names the line or the key
     */
    public static Configuration read(Path file) throws IOException, RefusedInputException {
        var toml = file(file);
        return of(toml, toml.read(LIMIT_BYTES));
    }

    /**
     * What {@code file} will say when {@code text} stands in it.
     *
     * @throws RefusedInputException where {@link #read} would refuse it
     */
    public static Configuration parse(Path file, String text) throws RefusedInputException {
        var toml = file(file);
        return of(toml, toml.parse(text));
    }

    private static TomlFile file(Path file) {
        return new TomlFile(file, "mend the file and start again");
    }

    private static Configuration of(TomlFile file, JsonNode root) throws RefusedInputException {
        try {
            return parse(file, root);
        } catch (IllegalArgumentException e) {
            throw file.refusal(String.valueOf(e.getMessage()));
        }
    }

    private static Configuration parse(TomlFile file, JsonNode root) throws RefusedInputException {
        file.requireKeys("", root, KEYS);
        file.requireKeys("library.", root.path("library"), Set.of("listen"));
        file.requireKeys("admin.", root.path("admin"), Set.of("listen", "hosts"));
        file.requireKeys("sync.", root.path("sync"), Set.of("check_every"));
        file.requireKeys("hub.", root.path("hub"), HubSettings.KEYS);
        file.requireKeys("portal.", root.path("portal"), PortalSettings.KEYS);
        var role = role(text(file, root, "role"));
        return new Configuration(
                role,
                text(file, root, "name"),
                ListenAddress.parse(text(file, root.path("library"), "listen")),
                ListenAddress.parse(text(file, root.path("admin"), "listen")),
                hosts(root.path("admin").path("hosts")),
                duration(text(file, root.path("sync"), "check_every")),
                LinkTable.readAll(root.path("link"), ZoneId.systemDefault()),
                NeighbourSettings.read(root.path("neighbours")),
                CarrierSettings.read(
                        root.path("carrier"), role == NodeRole.NODE ? CarrierSettings.USUAL : CarrierSettings.NONE),
                HubSettings.read(root.path("hub")),
                PortalSettings.read(root.path("portal"), role),
                TeacherSettings.read(root.path("teacher")));
    }

    /** By what names people's phones may call the device, in lower case and without ports. */
    public Set<String> names() {
        return Stream.of(List.of(portal.name()), adminHosts, teacher.hosts())
                .flatMap(List::stream)
                .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", ""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static NodeRole role(String text) {
        return switch (text) {
            case "node" -> NodeRole.NODE;
            case "hub" -> NodeRole.HUB;
            default -> throw new IllegalArgumentException("role is \"node\" or \"hub\"");
        };
    }

    private static String text(TomlFile file, JsonNode table, String key) throws RefusedInputException {
        var value = table.path(key);
        if (!value.isTextual()) {
            throw file.refusal(key + " is missing, or not a text in quotes");
        }
        return value.textValue();
    }

    private static List<String> hosts(JsonNode list) {
        if (!list.isMissingNode() && !list.isArray()) {
            throw new IllegalArgumentException("admin.hosts is a list of texts");
        }
        var hosts = new ArrayList<String>();
        for (var host : list) {
            if (!host.isTextual()) {
                throw new IllegalArgumentException("admin.hosts is a list of texts");
            }
            hosts.add(host.textValue());
        }
        return hosts;
    }

    private static Duration duration(String text) {
        var matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a duration, for example \"15 min\"");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
