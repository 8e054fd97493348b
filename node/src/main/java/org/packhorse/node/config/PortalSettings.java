package org.packhorse.node.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The {@code [portal]} table: how phones find the library.
 *
 * @param enabled whether phones' questions for the internet are answered and other names led here
 * @param name of the library on the school's network, with a port where that is not the one it listens on; empty where it has none
 * @param wifi the name of the Wi-Fi, for the poster; may be empty
 */
public record PortalSettings(boolean enabled, String name, String wifi) {
    /** Where the table is missing. */
    public static final PortalSettings NONE = new PortalSettings(false, "", "");

    /** What may stand in the table. */
    static final Set<String> KEYS = Set.of("enabled", "name", "wifi");

    /** IEEE 802.11: a service set identifier has at most so many bytes. */
    private static final int WIFI_LIMIT_BYTES = 32;

    private static final Pattern NAME = Pattern.compile(
            "(?=[^:]{1,100}(:|$))[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[1-9][0-9]{0,4})?");

    public PortalSettings {
        if (!name.isEmpty() && !(NAME.matcher(name).matches() && hasPossiblePort(name))) {
            throw new IllegalArgumentException(
                    "portal.name is a name of small letters, digits, dots and hyphens, for example \"library.school\"");
        }
        if (wifi.getBytes(StandardCharsets.UTF_8).length > WIFI_LIMIT_BYTES
                || wifi.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("portal.wifi has at most " + WIFI_LIMIT_BYTES + " bytes");
        }
    }

    private static boolean hasPossiblePort(String name) {
        int colon = name.indexOf(':');
        return colon < 0 || Integer.parseInt(name.substring(colon + 1)) <= 65_535;
    }

    /** Reads the table; problems are IllegalArgumentExceptions that name the key. */
    static PortalSettings read(JsonNode table, NodeRole role) {
        var enabled = table.path("enabled");
        if (!enabled.isMissingNode() && !enabled.isBoolean()) {
            throw new IllegalArgumentException("portal.enabled is true or false");
        }
        if (enabled.asBoolean(false) && role == NodeRole.HUB) {
            throw new IllegalArgumentException(
                    "portal.enabled is for nodes: a hub is asked for by its name, and leads nobody elsewhere");
        }
        return new PortalSettings(enabled.asBoolean(false), text(table, "name"), text(table, "wifi"));
    }

    private static String text(JsonNode table, String key) {
        var value = table.path(key);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw new IllegalArgumentException("portal." + key + " is a text in quotes");
        }
        return value.asText("");
    }
}
