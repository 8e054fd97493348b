package org.packhorse.node.sync;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.packhorse.node.link.Forecast;
import org.packhorse.node.link.LinkState;
import org.packhorse.node.link.Links;
import org.packhorse.node.sync.plan.Outstanding;

/**
 * What it will take to fetch everything that is outstanding.
 *
 * @param paid what goes over links that are counted
 * @param freeBytes what costs nothing: from sticks and from within the school
 */
public record SyncOutlook(List<PerLink> paid, long freeBytes) {
    /** What goes over one link. */
    public record PerLink(LinkState state, Forecast forecast) {}

    public SyncOutlook {
        paid = List.copyOf(paid);
    }

    /** The outlook at {@code now} on {@code links}. */
    public static SyncOutlook of(List<Outstanding> outstanding, Links links, Instant now) {
        Map<String, LinkState> states = new LinkedHashMap<>();
        Map<String, Long> bytes = new LinkedHashMap<>();
        long free = 0;
        for (var each : outstanding) {
            var state = links.stateOf(each.upstream());
            if (state.isPresent()) {
                var name = state.get().link().name();
                states.putIfAbsent(name, state.get());
                bytes.merge(name, each.missingBytes(), Long::sum);
            } else {
                free += each.missingBytes();
            }
        }
        var paid = states.entrySet().stream()
                .map(link -> new PerLink(
                        link.getValue(), Forecast.of(bytes.getOrDefault(link.getKey(), 0L), link.getValue(), now)))
                .toList();
        return new SyncOutlook(paid, free);
    }

    /** All bytes together. */
    public long bytes() {
        return freeBytes
                + paid.stream().mapToLong(link -> link.forecast().bytes()).sum();
    }

    /** The name of the link to {@code upstream}; empty where it is free. */
    public static Optional<String> linkTo(URI upstream, Links links) {
        return links.stateOf(upstream).map(state -> state.link().name());
    }
}
