package org.packhorse.node.transport;

import io.netty.channel.DefaultFileRegion;

/** A region of a file that stays open when the region was sent: the store, or the body, closes its files itself. */
final class BorrowedRegion extends DefaultFileRegion {
    BorrowedRegion(Part.Region region) {
        super(region.channel(), region.offset(), region.lengthBytes());
    }

    @Override
    protected void deallocate() {
        // Not ours to close.
    }
}
