package org.packhorse.node.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.packhorse.node.link.LinkRule;
import org.packhorse.protocol.content.Quoted;
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
 */
public record Configuration(
        NodeRole role,
        String name,
        ListenAddress library,
        ListenAddress admin,
        List<String> adminHosts,
        Duration checkEvery,
        List<LinkRule> links,
        NeighbourSettings neighbours) {
    private static final long LIMIT_BYTES = 1 << 16;
    private static final Pattern DURATION = Pattern.compile("(\\d{1,7}) ?(s|min|h|d)");
    private static final Set<String> KEYS = Set.of("role", "name", "library", "admin", "sync", "link", "neighbours");

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
        if (Files.size(file) > LIMIT_BYTES) {
            throw refusal(file, "it has more than " + LIMIT_BYTES + " bytes");
        }
        try {
            return parse(file, new TomlMapper().readTree(Files.readString(file)));
        } catch (JsonProcessingException e) {
            var where =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw refusal(file, "it is not TOML" + where + " (" + e.getOriginalMessage() + ")");
        } catch (IllegalArgumentException e) {
            throw refusal(file, String.valueOf(e.getMessage()));
        }
    }

    private static RefusedInputException refusal(Path file, String problem) {
        return new RefusedInputException(file.toString(), problem, "mend the file and start again");
    }

    private static Configuration parse(Path file, JsonNode root) throws RefusedInputException {
        requireKeys(file, "", root, KEYS);
        requireKeys(file, "library.", root.path("library"), Set.of("listen"));
        requireKeys(file, "admin.", root.path("admin"), Set.of("listen", "hosts"));
        requireKeys(file, "sync.", root.path("sync"), Set.of("check_every"));
        return new Configuration(
                role(text(file, root, "role")),
                text(file, root, "name"),
                ListenAddress.parse(text(file, root.path("library"), "listen")),
                ListenAddress.parse(text(file, root.path("admin"), "listen")),
                hosts(root.path("admin").path("hosts")),
                duration(text(file, root.path("sync"), "check_every")),
                LinkTable.readAll(root.path("link"), ZoneId.systemDefault()),
                NeighbourSettings.read(root.path("neighbours")));
    }

    private static NodeRole role(String text) {
        return switch (text) {
            case "node" -> NodeRole.NODE;
            case "hub" -> NodeRole.HUB;
            default -> throw new IllegalArgumentException("role is \"node\" or \"hub\"");
        };
    }

    private static String text(Path file, JsonNode table, String key) throws RefusedInputException {
        var value = table.path(key);
        if (!value.isTextual()) {
            throw refusal(file, key + " is missing, or not a text in quotes");
        }
        return value.textValue();
    }

    private static List<String> hosts(JsonNode list) {
        var hosts = new java.util.ArrayList<String>();
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

    private static void requireKeys(Path file, String where, JsonNode table, Set<String> known)
            throws RefusedInputException {
        for (var names = table.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (!known.contains(name)) {
                throw refusal(
                        file,
                        "\"" + where + Quoted.shortly(name) + "\" is not one of "
                                + known.stream().sorted().toList());
            }
        }
    }
}
