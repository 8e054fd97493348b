/**
 * Building a pack: what changed between two versions, and the frames that carry it.
 */
@NullMarked
package org.packhorse.node.publish.pack;

import org.jspecify.annotations.NullMarked;
