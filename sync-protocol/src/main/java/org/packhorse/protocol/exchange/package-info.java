/**
 * How a node reads a repository: the static layout and the one interface behind which hubs, carriers, neighbours and
 * simulators stand.
 *
 * <p>Nothing that comes through here is trusted; whoever reads checks it against signed metadata.
 */
@NullMarked
package org.packhorse.protocol.exchange;

import org.jspecify.annotations.NullMarked;
