/** Tests of keeping, passing on and finding. */
@NullMarked
package org.packhorse.node.neighbour;

import org.jspecify.annotations.NullMarked;
