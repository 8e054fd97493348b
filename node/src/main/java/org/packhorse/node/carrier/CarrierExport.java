package org.packhorse.node.carrier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.CollectionOffer;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.SplitFile;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.trust.MetadataFiles;

/**
 * Puts what a publisher offers onto carriers. Packs go first, then metadata, the timestamp last; so whenever the carrier is pulled
 * out, what is on it can be believed, and the next export goes on where this one stopped.
 */
public final class CarrierExport {
    /** For metadata and for what nodes write back. */
    private static final long RESERVED_BYTES = 4 << 20;

    private final OriginId publisher;
    private final SeenNodes seen;
    private final InstantSource clock;
    private final Means means;

    /** With what carriers are written; tests have means of their own. */
    record Means(CarrierFiles files, Room room, long partBytes) {}

    /** How much a carrier takes. */
    @FunctionalInterface
    interface Room {
        /** Bytes that can still be written. */
        long usableBytes(Carrier carrier) throws IOException;
    }

    /** What {@code publisher} offers; nodes that report are kept in {@code seen}. */
    public CarrierExport(OriginId publisher, SeenNodes seen, InstantSource clock) {
        this(publisher, seen, clock, new Means(new MountedFiles(), Carrier::usableBytes, SplitFile.PART_BYTES));
    }

    CarrierExport(OriginId publisher, SeenNodes seen, InstantSource clock, Means means) {
        this.publisher = publisher;
        this.seen = seen;
        this.clock = clock;
        this.means = means;
    }

    /** For whom a carrier is. */
    public sealed interface Audience {
        /** For any node, whatever it has. */
        record Everybody() implements Audience {}

        /** For these nodes. */
        record Nodes(List<Inventory> nodes) implements Audience {}

        /** For the nodes that have written onto this carrier; for everybody where there are none. */
        record Visited() implements Audience {}
    }

    /**
     * What is wanted.
     *
     * @param place the stick, or the folder on it
     * @param collections none: all
     * @param whatFits whether to go on where not everything fits
     * @param dryRun whether to write nothing
     */
    public record Order(
            Path place, Set<CollectionId> collections, Audience audience, boolean whatFits, boolean dryRun) {}

    /** A pack, and whether it was on the carrier before. */
    public record Carried(PackOffer pack, boolean wasThere) {}

    /**
     * What was done, or would be.
     *
     * @param nodes whose reports were taken in
     * @param refused reports that were none
     * @param roomBytes what there was for packs
     */
    public record Result(
            Carrier carrier,
            List<Carried> packs,
            List<ExportPlan.Dropped> dropped,
            List<Inventory> nodes,
            List<RefusedInputException> refused,
            long roomBytes) {}

    /**
     * Exports what {@code repository} has. One call at a time.
     *
     * @throws RefusedInputException where the carrier cannot take it, or the repository cannot be trusted; nothing was written then
     * @throws IOException where the carrier or the repository fails; what was written until then counts the next time
     */
    public synchronized Result run(Order order, Upstream repository, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        return run(
                order,
                new Goods(TrustedOffers.read(repository, publisher, clock.instant()), repository, _ -> true),
                progress);
    }

    /**
     * What a node has of a publisher.
     *
     * @param trusted its metadata
     * @param repository with packs in it
     * @param has whether a pack is in there
     */
    public record Kept(MetadataFiles trusted, Upstream repository, Predicate<PackOffer> has) {}

    /**
     * Exports what a node has kept. One call at a time.
     *
     * @throws RefusedInputException as {@link #run(Order, Upstream, ProgressSink)}
     */
    public synchronized Result run(Order order, Kept kept, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        var offered = TrustedOffers.trusted(kept.trusted(), clock.instant());
        return run(order, new Goods(offered, kept.repository(), kept.has()), progress);
    }

    /** What is there to be exported; of what {@code offered} lists, {@code repository} has the packs that {@code has} knows. */
    private record Goods(TrustedOffers offered, Upstream repository, Predicate<PackOffer> has) {}

    private Result run(Order order, Goods goods, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        var carrier = Carrier.forWriting(order.place());
        try {
            return run(order, carrier, goods, progress);
        } catch (GivenUpException e) {
            throw e.interruption;
        } catch (IOException e) {
            throw CarrierTrouble.explain(carrier, e);
        } finally {
            means.files().close();
        }
    }

    /**
     * The report in {@code file}.
     *
     * @throws RefusedInputException where there is none
     */
    public static Inventory readReport(Path file) throws IOException, RefusedInputException {
        return ReportFolder.read(file);
    }

    private Result run(Order order, Carrier carrier, Goods goods, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        var offered = goods.offered();
        var target = new CarrierRepository(carrier.repository(publisher), means.files());
        if (carrier.has(publisher)) {
            offered.requireNotOlderThan(carrier.repository(publisher), clock.instant());
        }
        var reports = new ReportFolder(carrier.nodes()).read();
        for (var inventory : reports.inventories()) {
            seen.take(inventory, clock.instant());
        }
        var offers = choose(offered.offers(goods.has()), order.collections());
        long usable = means.room().usableBytes(carrier);
        long room = Math.max(0, usable + sizeOf(target.packFiles()) - RESERVED_BYTES);
        var plan = ExportPlan.make(wishes(order.audience(), reports, offers), room);
        var carried = new ArrayList<Carried>();
        for (var pack : plan.packs()) {
            carried.add(new Carried(pack, copy(target, pack).isThere()));
        }
        var result = new Result(carrier, carried, plan.dropped(), reports.inventories(), reports.refused(), room);
        if (!order.dryRun()) {
            requireThatAllFits(order, result);
            means.files().begin(carrier.folder());
            makeRoom(target, plan, usable);
            write(target, carried, goods.repository(), progress);
            target.write(offered.roots(), offered.edition());
            removeAllBut(target, offered.packs());
        }
        return result;
    }

    private static SortedMap<CollectionId, CollectionOffer> choose(
            SortedMap<CollectionId, CollectionOffer> offers, Set<CollectionId> wanted) throws RefusedInputException {
        for (var collection : wanted) {
            if (!offers.containsKey(collection)) {
                throw new RefusedInputException(
                        "collection " + collection, "there is nothing of it here", "choose of " + offers.keySet());
            }
        }
        var chosen = new TreeMap<>(offers);
        if (!wanted.isEmpty()) {
            chosen.keySet().retainAll(wanted);
        }
        return chosen;
    }

    private List<Wish> wishes(
            Audience audience, ReportFolder.Found reports, SortedMap<CollectionId, CollectionOffer> offers) {
        return switch (audience) {
            case Audience.Everybody() -> Wish.ofEverybody(offers);
            case Audience.Nodes(var nodes) -> wishes(nodes, offers);
            case Audience.Visited() when reports.inventories().isEmpty() -> Wish.ofEverybody(offers);
            case Audience.Visited() -> wishes(reports.inventories(), offers);
        };
    }

    private List<Wish> wishes(List<Inventory> nodes, SortedMap<CollectionId, CollectionOffer> offers) {
        return nodes.stream()
                .flatMap(node -> Wish.of(node, publisher, offers).stream())
                .toList();
    }

    private void requireThatAllFits(Order order, Result result) throws RefusedInputException {
        var tooLarge = result.dropped().stream()
                .filter(dropped -> dropped.neededBytes().isPresent())
                .toList();
        if (!order.whatFits() && !tooLarge.isEmpty()) {
            long missing = tooLarge.stream()
                    .mapToLong(dropped -> dropped.neededBytes().orElse(0))
                    .sum();
            throw new RefusedInputException(
                    result.carrier().toString(),
                    "there is room for " + result.roomBytes() + " bytes of packs, and up to " + missing
                            + " more are needed; " + tooLarge.size() + " wishes would not be granted",
                    "use a larger stick, name fewer collections or nodes, or add --what-fits; --dry-run shows all");
        }
    }

    /** Where room is short, packs that are not part of the plan go before anything is written. */
    private void makeRoom(CarrierRepository target, ExportPlan plan, long usable) throws IOException {
        long needed = 0;
        for (var pack : plan.packs()) {
            needed += copy(target, pack).isThere() ? 0 : ExportPlan.roomFor(pack);
        }
        if (needed > usable - RESERVED_BYTES) {
            removeAllBut(target, plan.packs());
        }
    }

    private void removeAllBut(CarrierRepository target, List<PackOffer> packs) throws IOException {
        var kept = new HashSet<Path>();
        for (var pack : packs) {
            for (var piece : files(target, pack).pieces()) {
                kept.add(piece.path());
                kept.add(piece.partial());
            }
        }
        for (var file : target.packFiles()) {
            if (!kept.contains(file)) {
                means.files().delete(file);
            }
        }
    }

    private void write(CarrierRepository target, List<Carried> carried, Upstream repository, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        var missing =
                carried.stream().filter(c -> !c.wasThere()).map(Carried::pack).toList();
        long all = missing.stream().mapToLong(PackOffer::lengthBytes).sum();
        long before = 0;
        for (var pack : missing) {
            long done = before;
            copy(target, pack).run(repository, written -> report(progress, done + written, all));
            before += pack.lengthBytes();
        }
    }

    private static void report(ProgressSink progress, long done, long all) throws GivenUpException {
        try {
            progress.report("copying", done, all);
        } catch (InterruptedException e) {
            throw new GivenUpException(e);
        }
    }

    private PackFiles files(CarrierRepository target, PackOffer pack) {
        return new PackFiles(target.folder(), pack, means.partBytes());
    }

    private PackCopy copy(CarrierRepository target, PackOffer pack) {
        return new PackCopy(files(target, pack), means.files());
    }

    private static long sizeOf(List<Path> files) throws IOException {
        long sum = 0;
        for (var file : files) {
            sum += Files.size(file);
        }
        return sum;
    }

    /** Carries the wish to stop through a transfer. */
    private static final class GivenUpException extends IOException {
        private final transient InterruptedException interruption;

        GivenUpException(InterruptedException interruption) {
            super(interruption);
            this.interruption = interruption;
        }
    }
}
