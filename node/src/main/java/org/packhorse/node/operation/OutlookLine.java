package org.packhorse.node.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.packhorse.node.link.Links;
import org.packhorse.node.link.Money;
import org.packhorse.node.sync.SyncOutlook;
import org.packhorse.node.sync.plan.Outstanding;
import org.packhorse.protocol.exchange.PackOffer;

/**
 * What is still to come, in a reply.
 *
 * @param collections what comes
 * @param links what goes over links that are counted
 */
public record OutlookLine(List<Coming> collections, List<OverLink> links) {
    /**
     * A version.
     *
     * @param versions by which packs lead to it, the one they begin with first
     * @param link the name of the link it comes over; empty where that is free
     * @param bytes to be fetched, without what is here already
     * @param contentBytes what arrives, before compression
     */
    public record Coming(
            String collection, List<Long> versions, String upstream, String link, long bytes, long contentBytes) {
        static Coming of(Outstanding each, Links links) {
            var versions = new java.util.ArrayList<Long>();
            versions.add(each.route().first().from().number());
            each.route().packs().stream()
                    .map(PackOffer::to)
                    .map(to -> to.number())
                    .forEach(versions::add);
            return new Coming(
                    each.collection().value(),
                    versions,
                    each.upstream().toString(),
                    SyncOutlook.linkTo(each.upstream(), links).orElse(""),
                    each.missingBytes(),
                    each.contentBytes());
        }
    }

    /**
     * What goes over one link.
     *
     * @param seconds on the line; -1 where nobody knows how fast it is
     * @param doneAt as ISO 8601; empty where nobody knows, or more than a year away
     * @param cost for example {@code 0.31 USD}; empty where there is no price
     * @param beyondBudget whether some of it waits for another day or month
     */
    public record OverLink(LinkLine link, long bytes, long seconds, String doneAt, String cost, boolean beyondBudget) {
        static OverLink of(SyncOutlook.PerLink each) {
            var forecast = each.forecast();
            return new OverLink(
                    LinkLine.of(each.state()),
                    forecast.bytes(),
                    forecast.transferTime().map(Duration::toSeconds).orElse(-1L),
                    forecast.doneAt().map(Instant::toString).orElse(""),
                    forecast.cost().map(Money::toString).orElse(""),
                    forecast.later());
        }
    }

    static OutlookLine of(List<Outstanding> outstanding, Links links, Instant now) {
        return new OutlookLine(
                outstanding.stream().map(each -> Coming.of(each, links)).toList(),
                SyncOutlook.of(outstanding, links, now).paid().stream()
                        .map(OverLink::of)
                        .toList());
    }
}
