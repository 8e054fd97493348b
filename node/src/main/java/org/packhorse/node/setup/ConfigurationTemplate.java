package org.packhorse.node.setup;

import org.packhorse.node.config.NodeRole;

/** The configuration file that a new node begins with. */
final class ConfigurationTemplate {
    private ConfigurationTemplate() {}

    static String of(FirstSettings settings) {
        boolean isHub = settings.role() == NodeRole.HUB;
        return """
                # Settings of this %1$s. Restart packhorse after a change.
                role = "%1$s"

                # How people call the device; shown on the admin pages.
                name = "%2$s"

                # Where students reach the library%3$s.
                # For everybody on the network: "0.0.0.0:80"
                [library]
                listen = "%4$s"

                # Where staff reach the admin pages. For other devices: an address of this machine, and under hosts the names
                # by which browsers call it.
                [admin]
                listen = "%5$s"
                hosts = []

                # How often to look for new versions: a number with s, min, h or d.
                [sync]
                check_every = "15 min"
                """.formatted(
                        isHub ? "hub" : "node",
                        settings.name().replace("\\", "\\\\").replace("\"", "\\\""),
                        isHub ? ", and nodes the repository" : "",
                        settings.library(),
                        settings.admin());
    }
}
