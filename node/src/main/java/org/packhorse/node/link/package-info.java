/**
 * The scarce line to the upstream: how fast it is, and what may go over it.
 *
 * <p>Knows nothing of collections or of what travels; counts bytes and time.
 */
@NullMarked
package org.packhorse.node.link;

import org.jspecify.annotations.NullMarked;
