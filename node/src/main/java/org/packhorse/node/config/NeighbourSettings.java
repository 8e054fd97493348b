package org.packhorse.node.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.packhorse.node.link.Amounts;
import org.packhorse.protocol.content.Quoted;

/**
 * The {@code [neighbours]} table: whether this node is one to others, and whom it asks.
 *
 * @param enabled whether packs are kept and passed on, and neighbours looked for on the network
 * @param keepBytes what the packs kept may take together
 * @param addresses of neighbours' libraries that are asked in any case, at most {@value #ADDRESS_LIMIT}
 */
public record NeighbourSettings(boolean enabled, long keepBytes, List<URI> addresses) {
    /** Where the table is missing. */
    public static final NeighbourSettings NONE = new NeighbourSettings(false, 0, List.of());

    private static final int ADDRESS_LIMIT = 8;
    private static final String KEEP = "512 MB";
    private static final Set<String> KEYS = Set.of("enabled", "keep", "addresses");

    public NeighbourSettings {
        addresses = List.copyOf(addresses);
        if (addresses.size() > ADDRESS_LIMIT) {
            throw new IllegalArgumentException("neighbours.addresses has more than " + ADDRESS_LIMIT + " addresses");
        }
    }

    /** Reads the table; problems are IllegalArgumentExceptions that name the key. */
    static NeighbourSettings read(JsonNode table) {
        if (table.isMissingNode()) {
            return NONE;
        }
        for (var names = table.fieldNames(); names.hasNext(); ) {
            var key = names.next();
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("\"neighbours." + Quoted.shortly(key) + "\" is not one of "
                        + KEYS.stream().sorted().toList());
            }
        }
        var enabled = table.path("enabled");
        if (!enabled.isMissingNode() && !enabled.isBoolean()) {
            throw new IllegalArgumentException("neighbours.enabled is true or false");
        }
        boolean isEnabled = enabled.asBoolean(false);
        return new NeighbourSettings(
                isEnabled,
                isEnabled ? Amounts.bytes(table.path("keep").asText(KEEP)) : 0,
                addresses(table.path("addresses")));
    }

    private static List<URI> addresses(JsonNode list) {
        var addresses = new ArrayList<URI>();
        for (var address : list) {
            var text = address.asText();
            if (!text.matches("https?://[^/?#]+/?")) {
                throw new IllegalArgumentException("neighbours.addresses: \"" + Quoted.shortly(text)
                        + "\" is not like \"http://192.168.1.7:8290/\"");
            }
            addresses.add(URI.create(text.endsWith("/") ? text : text + "/"));
        }
        return addresses;
    }
}
