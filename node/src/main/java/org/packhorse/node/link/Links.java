package org.packhorse.node.link;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a device and what they have carried. Any thread. */
public final class Links {
    private static final String UNNAMED = "internet";

    private final List<Line> lines = new ArrayList<>();
    private final InstantSource clock;
    private final Pause pause;

    private record Line(LinkRule rule, LinkAccount account) {}

    /**
     * The links of {@code rules}, and one without rules for what none of them is for; with what {@code ledger} knows of them.
     *
     * @param zone of days on the link that has no rules
     */
    public Links(List<LinkRule> rules, ZoneId zone, LinkLedger ledger, InstantSource clock, Pause pause)
            throws IOException {
        this.clock = clock;
        this.pause = pause;
        var all = new ArrayList<>(rules);
        if (rules.stream().noneMatch(LinkRule::isDefault)) {
            all.add(new LinkRule(Link.unrestricted(UNNAMED, LinkKind.UPLINK, zone), List.of()));
        }
        for (var rule : all) {
            lines.add(new Line(rule, new LinkAccount(rule.link(), ledger, clock)));
        }
    }

    /** What a transfer from {@code address} has to ask and to tell; the caller closes it. */
    public LinkMeter meter(URI address, Exemption exemption) {
        return find(address)
                .<LinkMeter>map(account -> new CountedLink(account, exemption, clock, pause))
                .orElse(LinkMeter.FREE);
    }

    /** How the link to {@code address} stands; empty where it costs nothing and is not counted. */
    public Optional<LinkState> stateOf(URI address) {
        return find(address).map(Links::state);
    }

    /** How every link that is counted stands. */
    public List<LinkState> states() {
        return lines.stream()
                .map(Line::account)
                .filter(account -> account.link().kind() != LinkKind.LOCAL)
                .map(Links::state)
                .toList();
    }

    private static LinkState state(LinkAccount account) {
        return new LinkState(account.link(), account.usage(), account.measuredRate(), account.permit(Exemption.NONE));
    }

    private Optional<LinkAccount> find(URI address) {
        return lines.stream()
                .filter(line -> line.rule().names(address))
                .findFirst()
                .or(() -> LocalAddress.is(address) ? Optional.empty() : defaultLine())
                .map(Line::account)
                .filter(account -> account.link().kind() != LinkKind.LOCAL);
    }

    private Optional<Line> defaultLine() {
        return lines.stream().filter(line -> line.rule().isDefault()).findFirst();
    }
}
