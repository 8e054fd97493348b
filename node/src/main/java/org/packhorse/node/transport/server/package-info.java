/**
 * The HTTP/1.1 server: connections, limits, and the rules of RFC 9110 that every answer obeys (ranges, validators, content
 * coding). Only this package and the pulling client know Netty.
 */
@NullMarked
package org.packhorse.node.transport.server;

import org.jspecify.annotations.NullMarked;
