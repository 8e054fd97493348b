/**
 * What a round of pulling does next, decided purely: which packs lead where a node wants to be, whom it asks, in which order, and what it
 * does when something fails. {@link org.packhorse.node.sync.plan.SyncMachine} is its states; nothing here acts.
 */
@NullMarked
package org.packhorse.node.sync.plan;

import org.jspecify.annotations.NullMarked;
