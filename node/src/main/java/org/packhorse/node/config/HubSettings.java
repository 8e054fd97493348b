package org.packhorse.node.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * The {@code [hub]} table: what a hub does for nodes beside publishing.
 *
 * @param packsOnDemand how many packs it makes in a day because nodes ask for them, 0 to {@value #MOST_PACKS}
 */
public record HubSettings(int packsOnDemand) {
    /** Where the table is missing: an hour of a small machine's time or less. */
    public static final HubSettings USUAL = new HubSettings(4);

    /** More would keep a small hub from everything else. */
    private static final int MOST_PACKS = 48;

    private static final String PACKS_ON_DEMAND = "packs_on_demand";

    /** What may stand in the table. */
    static final Set<String> KEYS = Set.of(PACKS_ON_DEMAND);

    public HubSettings {
        if (packsOnDemand < 0 || packsOnDemand > MOST_PACKS) {
            throw new IllegalArgumentException("hub.packs_on_demand is 0 to " + MOST_PACKS);
        }
    }

    /** Whether any are made. */
    public boolean makesPacksOnDemand() {
        return packsOnDemand > 0;
    }

    /** Reads the table; problems are IllegalArgumentExceptions that name the key. */
    static HubSettings read(JsonNode table) {
        var packs = table.path(PACKS_ON_DEMAND);
        if (packs.isMissingNode()) {
            return USUAL;
        }
        if (!packs.isInt()) {
            throw new IllegalArgumentException("hub.packs_on_demand is a whole number, 0 to " + MOST_PACKS);
        }
        return new HubSettings(packs.intValue());
    }
}
