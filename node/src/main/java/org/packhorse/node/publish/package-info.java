/**
 * A curator's work: importing folders, checking licences, which packs are offered, and publishing. {@code pack} builds packs, {@code repository}
 * keeps the static folder that nodes pull from.
 */
@NullMarked
package org.packhorse.node.publish;

import org.jspecify.annotations.NullMarked;
