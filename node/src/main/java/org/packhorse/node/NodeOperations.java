package org.packhorse.node;

import java.util.ArrayList;
import java.util.List;
import org.packhorse.node.carrier.CarrierExport;
import org.packhorse.node.carrier.SeenNodes;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.catalog.StoreCheck;
import org.packhorse.node.control.Operation;
import org.packhorse.node.control.Operations;
import org.packhorse.node.identity.KeyFolder;
import org.packhorse.node.link.Exemption;
import org.packhorse.node.operation.CarryExport;
import org.packhorse.node.operation.CarryImport;
import org.packhorse.node.operation.CarryReports;
import org.packhorse.node.operation.CreateCollection;
import org.packhorse.node.operation.Follow;
import org.packhorse.node.operation.ImportFolder;
import org.packhorse.node.operation.KeptExports;
import org.packhorse.node.operation.Publish;
import org.packhorse.node.operation.ShelfExport;
import org.packhorse.node.operation.Status;
import org.packhorse.node.operation.Sync;
import org.packhorse.node.operation.Usage;
import org.packhorse.node.operation.Verify;
import org.packhorse.node.publish.FolderImport;
import org.packhorse.node.publish.Publisher;

/** The verbs that {@code node} understands: those of every node, and those of its role. */
record NodeOperations(Node node) {
    Operations all() {
        var seen = new SeenNodes(node.database());
        var all = new ArrayList<>(common());
        node.teachers().ifPresent(desk -> all.add(new ShelfExport(desk)));
        all.addAll(
                node.publisher().map(publisher -> publishing(publisher, seen)).orElse(List.of(keptExport(seen))));
        return new Operations(all);
    }

    private List<Operation<?, ?>> common() {
        // Whoever follows sits in front of it and needs a few kilobytes now; budgets hold all the same.
        var atAnyTime = node.upstreams().exempt(new Exemption(true, false));
        return List.of(
                new Follow(node.catalog(), node.trust(), atAnyTime, node.clock(), node.runner()),
                new Sync(node.runner(), node.links(), node.clock()),
                new Status(
                        node.configuration(),
                        node.catalog(),
                        node.blobs(),
                        node.root(),
                        node.problems(),
                        node.runner(),
                        node.links(),
                        node.demands(),
                        node.marks(),
                        node.clock()),
                new Verify(new StoreCheck(node.catalog(), node.blobs()), node.catalog(), node.repairs()),
                new CarryImport(node.carriers()),
                new Usage(node.usageDesk()));
    }

    /** Of packs that are kept for neighbours. */
    private Operation<?, ?> keptExport(SeenNodes seen) {
        var exports = new KeptExports(node.catalog(), node.trust(), node.keptPacks(), seen, node.clock());
        return new CarryExport(exports, seen);
    }

    private List<Operation<?, ?>> publishing(Publisher publisher, SeenNodes seen) {
        var data = node.data();
        var export = new CarrierExport(new OriginId(publisher.fingerprint().digest()), seen, node.clock());
        return List.of(
                new CreateCollection(node.catalog(), node.database()),
                new ImportFolder(new FolderImport(node.catalog(), node.blobs(), node.database(), data.incoming())),
                new Publish(publisher, new KeyFolder(data.keys()), node.runner()),
                new CarryExport(CarryExport.Exports.published(export, data.repository()), seen),
                new CarryReports(seen));
    }
}
