/** The server, asked over real sockets on loopback. */
@NullMarked
package org.packhorse.node.transport.server;

import org.jspecify.annotations.NullMarked;
