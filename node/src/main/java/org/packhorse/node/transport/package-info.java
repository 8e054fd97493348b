/**
 * Requests and what is answered to them, as handlers see them. A handler says what is answered; {@code transport.server} says how it
 * travels. Nothing here knows collections or pages.
 */
@NullMarked
package org.packhorse.node.transport;

import org.jspecify.annotations.NullMarked;
