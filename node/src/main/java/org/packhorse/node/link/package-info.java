/**
 * The scarce line to the upstream: how fast it is, when it may be used, what may go over it, and what that costs.
 *
 * <p>{@link org.packhorse.node.link.Link} says what the school allows and decides, purely; {@link org.packhorse.node.link.Links}
 * keeps the accounts. Whoever transfers asks a {@link org.packhorse.node.link.LinkMeter}. Knows nothing of collections or of
 * what travels; counts bytes and time.
 */
@NullMarked
package org.packhorse.node.link;

import org.jspecify.annotations.NullMarked;
