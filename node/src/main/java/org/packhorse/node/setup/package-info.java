/** Making a new node or hub: what {@code packhorse init} does. */
@NullMarked
package org.packhorse.node.setup;

import org.jspecify.annotations.NullMarked;
