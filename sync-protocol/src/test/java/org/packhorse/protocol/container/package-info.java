/** Opening containers and rebuilding them. */
@NullMarked
package org.packhorse.protocol.container;

import org.jspecify.annotations.NullMarked;
