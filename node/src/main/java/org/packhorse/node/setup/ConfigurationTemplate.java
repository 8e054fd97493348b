package org.packhorse.node.setup;

import org.packhorse.node.config.NodeRole;

/** The configuration file that a new node begins with. */
final class ConfigurationTemplate {
    private static final String HUB = """
            # Where no pack leads on from the version that a node has, it may ask for one instead of fetching everything. So many
            # are made in a day; 0: none.
            # [hub]
            # packs_on_demand = 4

            """;

    private static final String NODE = """
            # How phones find the library: the name it has on the school's Wi-Fi, and the Wi-Fi's own name for the poster. enabled answers
            # phones that ask whether they are connected, so that they keep the Wi-Fi, and leads every other name here. For that the
            # device that gives out addresses must name this one for all names; README, "Phones find the library".
            # [portal]
            # enabled = true
            # name = "library.school"
            # wifi = "School library"

            # Teachers add files and reading lists on the page /teacher/ of the admin's address, with a PIN that the admin sets there.
            # An address of its own lets their phones reach that page and nothing else of the administration.
            # [teacher]
            # listen = "0.0.0.0:8282"
            # upload_limit = "256 MB"

            """;

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

                # Several nodes on one network: each keeps what it fetched and passes it on, so that it comes through the line once.
                # They find each other by themselves where the library can be reached from the network; or give addresses.
                # [neighbours]
                # enabled = true
                # keep = "512 MB"
                # addresses = ["http://192.168.1.7:8290/"]

                # Where USB sticks appear. A node takes what a stick brings by itself, and writes its report onto it; [] turns that off.
                # [carrier]
                # watch = ["/media", "/run/media", "/mnt"]

                %6$s# Lines that cost money. Remove the # and put in what is agreed with the operator; README, "Links that cost
                # money", has all settings. Folders, sticks and addresses within the school are always free.
                # [[link]]
                # name = "SIM card"
                # kind = "sim"
                # windows = ["mon-fri 22:00-05:00", "sat,sun 00:00-24:00"]
                # rate = "200 kbit/s"
                # daily_budget = "5 MB"
                # monthly_budget = "100 MB"
                # month_starts_on = 1
                # price_per_mb = "0.02 USD"
                """.formatted(
                        isHub ? "hub" : "node",
                        settings.name().replace("\\", "\\\\").replace("\"", "\\\""),
                        isHub ? ", and nodes the repository" : "",
                        settings.library(),
                        settings.admin(),
                        isHub ? HUB : NODE);
    }
}
