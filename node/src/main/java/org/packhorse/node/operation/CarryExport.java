package org.packhorse.node.operation;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.packhorse.node.carrier.CarrierExport;
import org.packhorse.node.carrier.Inventory;
import org.packhorse.node.carrier.SeenNodes;
import org.packhorse.node.control.Operation;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;

/** Puts what there is here onto a stick. */
public final class CarryExport extends Operation<CarryExport.Request, CarryExport.Reply> {
    private final Exports exports;
    private final SeenNodes seen;

    /** By {@code exports}, for nodes among those {@code seen}. */
    public CarryExport(Exports exports, SeenNodes seen) {
        super("carry-export", Request.class);
        this.exports = exports;
        this.seen = seen;
    }

    /** Carries out an order; a hub exports what it publishes, a node what it has kept. */
    @FunctionalInterface
    public interface Exports {
        /** What was done, for each publisher of whom there is something; at least one. */
        List<CarrierExport.Result> run(CarrierExport.Order order, ProgressSink progress)
                throws IOException, InterruptedException, RefusedInputException;

        /** What {@code repository} has, by {@code export}. */
        static Exports published(CarrierExport export, Path repository) {
            return (order, progress) -> {
                try (var upstream = Upstreams.inFolder(repository)) {
                    return List.of(export.run(order, upstream, progress));
                }
            };
        }
    }

    /**
     * What to export.
     *
     * @param folder the stick, or the folder on it; absolute
     * @param collections none: all
     * @param nodes names or devices of nodes that were seen, or files with their reports; none: those that wrote onto the stick
     * @param everybody whether the stick is for any node, whatever wrote onto it
     */
    public record Request(
            String folder,
            List<String> collections,
            List<String> nodes,
            boolean everybody,
            boolean whatFits,
            boolean dryRun) {}

    /** A pack that is on the stick now; {@code there} says that it was before. */
    public record Pack(String collection, long from, long to, long lengthBytes, boolean there) {}

    /** Whoever does not find what they need; {@code neededBytes} is 0 where no pack leads there at all. */
    public record Dropped(String who, String collection, long neededBytes) {}

    /** A node that had written onto the stick. */
    public record Node(String device, String name, String writtenAt) {}

    /** What was done, or would be done. */
    public record Reply(
            String folder,
            boolean dryRun,
            List<Pack> packs,
            List<Dropped> dropped,
            List<Node> nodes,
            List<String> refusedReports,
            long roomBytes) {}

    @Override
    public Reply run(Request request, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        var collections = new HashSet<CollectionId>();
        for (var collection : request.collections()) {
            collections.add(CollectionId.parse(collection));
        }
        var order = new CarrierExport.Order(
                path(request.folder()), collections, audience(request), request.whatFits(), request.dryRun());
        return reply(exports.run(order, progress), request.dryRun());
    }

    static Path path(String text) throws RefusedInputException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new RefusedInputException(text, "it is not a path", "give the folder where the stick appears");
        }
    }

    private CarrierExport.Audience audience(Request request) throws IOException, RefusedInputException {
        if (request.everybody()) {
            return new CarrierExport.Audience.Everybody();
        }
        if (request.nodes().isEmpty()) {
            return new CarrierExport.Audience.Visited();
        }
        var nodes = new ArrayList<Inventory>();
        for (var word : request.nodes()) {
            var known = seen.find(word);
            nodes.add(known.isPresent() ? known.get() : CarrierExport.readReport(path(word)));
        }
        return new CarrierExport.Audience.Nodes(nodes);
    }

    private static Reply reply(List<CarrierExport.Result> results, boolean dryRun) {
        var last = results.getLast();
        return new Reply(
                last.carrier().toString(),
                dryRun,
                results.stream()
                        .flatMap(result -> result.packs().stream())
                        .map(CarryExport::pack)
                        .toList(),
                results.stream()
                        .flatMap(result -> result.dropped().stream())
                        .map(d -> new Dropped(
                                d.wish().who(),
                                d.wish().offer().collection().value(),
                                d.neededBytes().orElse(0)))
                        .toList(),
                last.nodes().stream()
                        .map(n -> new Node(n.device(), n.name(), n.writtenAt()))
                        .toList(),
                last.refused().stream().map(Throwable::getMessage).toList(),
                last.roomBytes());
    }

    private static Pack pack(CarrierExport.Carried carried) {
        var pack = carried.pack();
        return new Pack(
                pack.collection().value(),
                pack.from().number(),
                pack.to().number(),
                pack.lengthBytes(),
                carried.wasThere());
    }
}
