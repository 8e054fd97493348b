/** Giving back the room of versions that nobody needs any more. */
@NullMarked
package org.packhorse.node.housekeeping;

import org.jspecify.annotations.NullMarked;
