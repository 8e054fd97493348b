package org.packhorse.node.sync;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.packhorse.node.link.Exemption;
import org.packhorse.node.link.Link;
import org.packhorse.node.link.LinkLedger;
import org.packhorse.node.link.LinkMeter;
import org.packhorse.node.link.LinkRule;
import org.packhorse.node.link.Links;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.Database;
import org.packhorse.node.upstream.InMemoryUpstream;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.Receiver;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Traffic;
import org.packhorse.protocol.exchange.Upstream;

/** A school's line in memory, with rules; remembers when what crossed it. */
final class PaidLink implements SyncParts.Connector {
    /** Where the hub stands behind it. */
    static final URI HUB = URI.create("http://hub.example/");

    private final Link link;
    private final InMemoryUpstream hub;
    private final MovableClock clock;
    private final Exemption exemption;
    private final Map<Instant, Long> crossed;
    private Links links;

    PaidLink(Link link, InMemoryUpstream hub, MovableClock clock, Database database) throws IOException {
        this(link, hub, clock, Exemption.NONE, new TreeMap<>(), links(link, clock, database));
    }

    private PaidLink(
            Link link,
            InMemoryUpstream hub,
            MovableClock clock,
            Exemption exemption,
            Map<Instant, Long> crossed,
            Links links) {
        this.link = link;
        this.hub = hub;
        this.clock = clock;
        this.exemption = exemption;
        this.crossed = crossed;
        this.links = links;
    }

    private static Links links(Link link, MovableClock clock, Database database) throws IOException {
        return new Links(
                List.of(new LinkRule(link, List.of())),
                ZoneOffset.UTC,
                new LinkLedger(database),
                clock,
                time -> clock.move(Duration.between(clock.instant(), time)));
    }

    /** Goes on as a new process would. */
    void restart(Database database) throws IOException {
        links = links(link, clock, database);
    }

    Links links() {
        return links;
    }

    /** What crossed, by the time at which it did. */
    Map<Instant, Long> crossed() {
        return crossed;
    }

    @Override
    public SyncParts.Connector exempt(Exemption other) {
        return new PaidLink(link, hub, clock, other, crossed, links);
    }

    @Override
    public Upstream open(URI address) {
        return new Line(links.meter(address, exemption));
    }

    private final class Line implements Upstream {
        private final LinkMeter meter;

        Line(LinkMeter meter) {
            this.meter = meter;
        }

        @Override
        public String address() {
            return HUB.toString();
        }

        @Override
        public Fetch fetch(RepositoryPath path, long offset, long limitBytes, Receiver receiver)
                throws IOException, InterruptedException {
            meter.await();
            pass(2L * InMemoryUpstream.HEADER_BYTES);
            return hub.fetch(path, offset, limitBytes, bytes -> {
                pass(bytes.remaining());
                receiver.accept(bytes);
                awaitMore();
            });
        }

        private void pass(long bytes) {
            crossed.merge(clock.instant(), bytes, Long::sum);
            meter.passed(bytes);
        }

        private void awaitMore() throws IOException {
            try {
                meter.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts", e);
            }
        }

        @Override
        public Traffic traffic() {
            return hub.traffic();
        }

        @Override
        public void close() {
            try {
                meter.close();
            } catch (IOException e) {
                throw new IllegalStateException("a database in memory does not fail", e);
            }
        }
    }
}
