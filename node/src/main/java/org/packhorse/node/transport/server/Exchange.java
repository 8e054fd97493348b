package org.packhorse.node.transport.server;

import io.netty.channel.Channel;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Request;

/**
 * A request that is being answered.
 *
 * @param handler who answers it
 * @param keepAlive whether the connection is used again afterwards
 */
record Exchange(Channel channel, Request request, HttpHandler handler, boolean keepAlive) {
    /** Whether somebody wants to have something; what could not be read counts for nothing. */
    boolean isCounted() {
        return !request.equals(Request.UNREADABLE) && !request.headOnly();
    }
}
