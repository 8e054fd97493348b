package org.packhorse.node.sync;

import java.io.IOException;
import java.nio.file.Path;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.protocol.exchange.PackOffer;

/** Keeps packs that were pulled, so that neighbours can have them. Used by the thread that pulls. */
public interface PackKeeper {
    /** Keeps nothing. */
    PackKeeper NONE = new PackKeeper() {
        @Override
        public boolean wants(PackOffer pack) {
            return false;
        }

        @Override
        public void take(OriginId origin, PackOffer pack, Path file) {
            throw new IllegalStateException("nobody wants " + pack.path());
        }

        @Override
        public long makeRoom() {
            return 0;
        }
    };

    /** Whether {@code pack} is worth keeping. */
    boolean wants(PackOffer pack);

    /** Takes {@code file}, which holds exactly {@code pack} and lies on the same file system, by moving it. */
    void take(OriginId origin, PackOffer pack, Path file) throws IOException;

    /** Gives up all packs, because content needs the room; how many bytes that gave back. */
    long makeRoom() throws IOException;
}
