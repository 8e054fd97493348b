package org.packhorse.node.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Whom a client counts for where things are shared out: its address. In IPv6, too, although a machine may have many there: all phones of a school share
 * the first half of theirs, and counted by that they would be one.
 *
 * @param address its bytes; none for this machine's own usual address, where a proxy asks for many
 */
public record ClientAddress(ByteBuffer address) {
    /** Asks for many, or for nobody. */
    public static final ClientAddress THIS_MACHINE = new ClientAddress(ByteBuffer.allocate(0));

    /** Whom {@code client} counts for. */
    public static ClientAddress of(InetAddress client) {
        if (client.equals(InetAddress.getLoopbackAddress()) || isLoopback6(client)) {
            return THIS_MACHINE;
        }
        return new ClientAddress(ByteBuffer.wrap(client.getAddress()));
    }

    private static boolean isLoopback6(InetAddress address) {
        return address instanceof Inet6Address && address.isLoopbackAddress();
    }

    /** Whether it has no share, because it asks for others. */
    public boolean isThisMachine() {
        return !address.hasRemaining();
    }
}
