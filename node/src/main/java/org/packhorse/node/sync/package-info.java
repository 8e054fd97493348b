/**
 * Pulling: how a node comes from the version it shows to a newer one.
 *
 * <p>{@link org.packhorse.node.sync.plan.SyncMachine} decides, purely; {@link org.packhorse.node.sync.SyncRunner} acts. A pack's frames are
 * checked and <i>staged</i> one by one; a version comes about when all are there and the manifest made of them has the
 * signed digest. Until then readers see the version before.
 */
@NullMarked
package org.packhorse.node.sync;

import org.jspecify.annotations.NullMarked;
