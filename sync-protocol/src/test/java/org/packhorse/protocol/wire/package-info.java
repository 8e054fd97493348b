/** Encodings: round trips, exact bytes, refusals, mutations, and the stored packs that every later build has to open. */
@NullMarked
package org.packhorse.protocol.wire;

import org.jspecify.annotations.NullMarked;
