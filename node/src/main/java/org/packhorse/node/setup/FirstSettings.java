package org.packhorse.node.setup;

import org.packhorse.node.config.ListenAddress;
import org.packhorse.node.config.NodeRole;

/**
 * What the configuration of a new node says.
 *
 * @param name how people call the device, 1 to 80 characters
 * @param library where students reach it
 * @param admin where staff reach it
 */
public record FirstSettings(NodeRole role, String name, ListenAddress library, ListenAddress admin) {
    private static final String LOOPBACK = "127.0.0.1";

    /** On the loopback, with ports that differ between hubs and nodes so that both fit on one machine. */
    public static FirstSettings usual(NodeRole role, String name) {
        return switch (role) {
            case HUB -> new FirstSettings(role, name, on(8290), on(8291));
            case NODE -> new FirstSettings(role, name, on(8280), on(8281));
        };
    }

    private static ListenAddress on(int port) {
        return new ListenAddress(LOOPBACK, port);
    }

    /** The same with other addresses. */
    public FirstSettings listening(ListenAddress otherLibrary, ListenAddress otherAdmin) {
        return new FirstSettings(role, name, otherLibrary, otherAdmin);
    }
}
