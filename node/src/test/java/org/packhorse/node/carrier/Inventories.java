package org.packhorse.node.carrier;

import java.util.List;

/** Reports of nodes that are not there. */
final class Inventories {
    private Inventories() {}

    static Inventory of(int number, List<Inventory.Holding> holdings) {
        return new Inventory(
                Inventory.FORMAT,
                String.format("%064x", number),
                "School " + number,
                "2026-03-02T08:00:00Z",
                "0.1.0",
                new Inventory.Storage(1, 2, 3),
                List.of(),
                holdings,
                List.of(),
                List.of(),
                List.of());
    }
}
