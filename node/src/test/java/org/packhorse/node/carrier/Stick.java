package org.packhorse.node.carrier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;

/** A stick in the hands of a hub's curator. */
record Stick(Path path, TestHub hub, MovableClock clock, SeenNodes seen) {
    static final long PLENTY = 1L << 40;

    static Stick in(Path path, TestHub hub, MovableClock clock) throws IOException {
        Files.createDirectories(path);
        return new Stick(path, hub, clock, new SeenNodes(new InMemoryDatabase()));
    }

    OriginId publisher() throws IOException, RefusedInputException {
        return new OriginId(hub.publisher().fingerprint().digest());
    }

    static CarrierExport.Order order(Path place, CarrierExport.Audience audience) {
        return new CarrierExport.Order(place, Set.of(), audience, false, false);
    }

    CarrierExport.Result export(CarrierExport.Audience audience)
            throws IOException, InterruptedException, RefusedInputException {
        return export(order(path, audience), FailingFiles.sound(), PLENTY, 1 << 30);
    }

    CarrierExport.Result export(CarrierExport.Order order, CarrierFiles files, long roomBytes, long partBytes)
            throws IOException, InterruptedException, RefusedInputException {
        var means = new CarrierExport.Means(files, carrier -> roomBytes, partBytes);
        var export = new CarrierExport(publisher(), seen, clock, means);
        try (var repository = Upstreams.inFolder(hub.repository())) {
            return export.run(order, repository, ProgressSink.NONE);
        }
    }

    /** The publisher's folder on it. */
    Path repository() throws IOException, RefusedInputException {
        return path.resolve("packhorse/publishers").resolve(publisher().toString());
    }

    /** All files on it, relative to the publisher's folder, without digests: {@code targets/lessons/2/from-1.pack}. */
    List<String> files() throws IOException, RefusedInputException {
        var root = repository();
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replaceAll("[0-9a-f]{64}\\.", ""))
                    .sorted()
                    .toList();
        }
    }

    List<String> packs() throws IOException, RefusedInputException {
        return files().stream().filter(file -> file.startsWith("targets/")).toList();
    }

    /** A node that follows {@code collection} of this publisher and holds {@code versions}. */
    Inventory node(int number, CollectionId collection, Long... versions) throws IOException, RefusedInputException {
        long shown = List.of(versions).isEmpty() ? 0 : List.of(versions).getLast();
        return Inventories.of(
                number,
                List.of(new Inventory.Holding(
                        collection.value(), publisher().toString(), shown, shown, List.of(versions), List.of())));
    }

    Optional<Carrier> carrier() {
        return Carrier.find(path);
    }
}
