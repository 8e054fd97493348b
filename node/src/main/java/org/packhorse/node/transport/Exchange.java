package org.packhorse.node.transport;

import io.netty.channel.Channel;

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
