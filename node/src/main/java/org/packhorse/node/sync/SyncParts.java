package org.packhorse.node.sync;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.link.Exemption;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Database;
import org.packhorse.node.sync.plan.SyncSchedule;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.Upstream;

/**
 * What pulling works with.
 *
 * @param incoming the folder for bytes that are not staged yet
 */
public record SyncParts(
        Catalog catalog,
        BlobStore blobs,
        Database database,
        TrustStore trust,
        Marks marks,
        Repairs repairs,
        Connector upstreams,
        Neighbourhood neighbourhood,
        PackKeeper keeper,
        Path incoming,
        SyncSchedule schedule,
        InstantSource clock) {
    /** Turns addresses into upstreams. */
    @FunctionalInterface
    public interface Connector {
        /**
         * The upstream at {@code address}; the caller closes it.
         *
         * @throws RefusedInputException where nothing can be pulled from such an address
         */
        Upstream open(URI address) throws RefusedInputException;

        /** The same, disregarding rules of the school's as {@code exemption} says; where there are no rules, itself. */
        default Connector exempt(Exemption exemption) {
            return this;
        }
    }
}
