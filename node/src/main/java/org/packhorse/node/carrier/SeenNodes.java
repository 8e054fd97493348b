package org.packhorse.node.carrier;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.store.Codecs;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.StreamCodec;
import org.packhorse.protocol.content.RefusedInputException;

/** What carriers have brought of nodes, the last report of each. Any thread. */
public final class SeenNodes {
    /** Reports by device. */
    public static final Column<String, Seen> NODES = new Column<>(
            "seen_nodes",
            Codecs.STRING,
            new StreamCodec<>(
                    (seen, out) -> {
                        out.writeLong(seen.at().toEpochMilli());
                        out.write(InventoryJson.write(seen.inventory()));
                    },
                    in -> new Seen(Instant.ofEpochMilli(in.readLong()), known(in.readAllBytes()))));

    private final Database database;

    /** Those in {@code database}. */
    public SeenNodes(Database database) {
        this.database = database;
    }

    /**
     * A node's last report.
     *
     * @param at when it was taken in, by the clock of who did so
     */
    public record Seen(Instant at, Inventory inventory) {}

    private static Inventory known(byte[] json) {
        try {
            return InventoryJson.read("the database", json);
        } catch (RefusedInputException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Keeps {@code inventory} unless the one that is known was written later: sticks lie in drawers. */
    void take(Inventory inventory, Instant now) throws IOException {
        var known = database.find(NODES, inventory.device());
        if (known.isPresent() && known.get().inventory().writtenAt().compareTo(inventory.writtenAt()) >= 0) {
            return;
        }
        database.change()
                .put(NODES, inventory.device(), new Seen(now, inventory))
                .commit();
    }

    /** All of them, in the order of their devices. */
    public List<Seen> all() throws IOException {
        var all = new ArrayList<Seen>();
        database.scan(NODES, new byte[0], (_, seen) -> all.add(seen));
        return all;
    }

    /** The node that {@code word} means: its device, or its name where only one is called that. */
    public Optional<Inventory> find(String word) throws IOException {
        var meant = all().stream()
                .map(Seen::inventory)
                .filter(node -> node.device().equals(word) || node.name().equals(word))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }
}
