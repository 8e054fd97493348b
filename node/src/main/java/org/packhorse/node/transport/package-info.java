/**
 * The HTTP/1.1 server: connections, limits, and the rules of RFC 9110 that every answer obeys (ranges, validators, content
 * coding). A handler says what is answered; this package says how it travels.
 *
 * <p>Only this package and the pulling client know Netty. Nothing here knows collections or pages.
 */
@NullMarked
package org.packhorse.node.transport;

import org.jspecify.annotations.NullMarked;
