package org.packhorse.node.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Whom a client counts for where things are shared out. In IPv6 a machine chooses the second half of its address; all that share the first half are
 * counted as one.
 *
 * @param network the bytes that count; none for this machine's own usual address, where a proxy asks for many
 */
public record Origin(ByteBuffer network) {
    private static final int NETWORK_BYTES = 8;

    /** Asks for many, or for nobody. */
    static final Origin THIS_MACHINE = new Origin(ByteBuffer.allocate(0));

    /** Whom {@code client} counts for. */
    public static Origin of(InetAddress client) {
        if (client.equals(InetAddress.getLoopbackAddress()) || isLoopback6(client)) {
            return THIS_MACHINE;
        }
        var bytes = ByteBuffer.wrap(client.getAddress());
        return new Origin(client instanceof Inet6Address ? bytes.slice(0, NETWORK_BYTES) : bytes);
    }

    private static boolean isLoopback6(InetAddress address) {
        return address instanceof Inet6Address && address.isLoopbackAddress();
    }

    /** Whether it has no share, because it asks for others. */
    boolean isThisMachine() {
        return !network.hasRemaining();
    }
}
