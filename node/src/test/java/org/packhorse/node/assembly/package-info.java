/** Containers put together again. */
@NullMarked
package org.packhorse.node.assembly;

import org.jspecify.annotations.NullMarked;
