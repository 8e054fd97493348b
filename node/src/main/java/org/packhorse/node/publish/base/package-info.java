/**
 * Choosing what a frame's body leans on.
 *
 * <p>Both sides are sampled at <i>landmarks</i>: places that their own 16 bytes pick out, so that the same text has the same
 * landmarks wherever it stands. The old version and the frames before are cut into <i>blocks</i>; a frame leans on those that have
 * most of its landmarks. Memory follows from how much changes, not from how much the old version has.
 */
@NullMarked
package org.packhorse.node.publish.base;

import org.jspecify.annotations.NullMarked;
