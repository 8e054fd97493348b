package org.packhorse.node.transport.server;

import io.netty.channel.DefaultFileRegion;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/**
 * A region of a file that stays open when the region was sent: the store, or the body, closes its files itself.
 *
 * <p>When the socket takes only a part, the rest waits until the kernel reports room, a third of the socket's buffer. Netty would try again at once
 * and send many small pieces, each for three system calls, instead of a few large ones.
 */
final class BorrowedRegion extends DefaultFileRegion {
    private boolean full;

    BorrowedRegion(Part.Region region) {
        super(region.channel(), region.offset(), region.lengthBytes());
    }

    @Override
    public long transferTo(WritableByteChannel target, long position) throws IOException {
        if (full) {
            // Nothing sent means to Netty that it has to wait for room.
            full = false;
            return 0;
        }
        long sent = super.transferTo(target, position);
        full = sent > 0 && sent < count() - position;
        return sent;
    }

    @Override
    protected void deallocate() {
        // Not ours to close.
    }
}
