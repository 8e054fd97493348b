package org.packhorse.provisioning.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.node.config.ListenAddress;

/** Addresses on the loopback that nobody listens at. */
final class FreePorts {
    private FreePorts() {}

    /**
     * Finds {@code count} of them. They are free when found, not reserved: the system hands ports out in turn, so that
     * another program rarely gets one of them in the next seconds.
     */
    static List<ListenAddress> find(int count) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        var held = new ArrayDeque<ServerSocket>();
        var found = new ArrayList<ListenAddress>();
        try {
            while (found.size() < count) {
                var socket = new ServerSocket();
                held.push(socket);
                socket.bind(new InetSocketAddress(loopback, 0));
                found.add(new ListenAddress(loopback.getHostAddress(), socket.getLocalPort()));
            }
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
        return found;
    }
}
