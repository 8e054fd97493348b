/**
 * Being a neighbour: keeping the packs that were pulled, passing them on to other nodes of the same network, and finding those that do
 * the same. What a neighbour gives is checked like what anybody gives; nothing here is trusted.
 */
@NullMarked
package org.packhorse.node.neighbour;

import org.jspecify.annotations.NullMarked;
