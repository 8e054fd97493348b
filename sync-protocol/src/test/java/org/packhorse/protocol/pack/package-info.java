/** Frames as they are compressed and refused, and what plans may say. */
@NullMarked
package org.packhorse.protocol.pack;

import org.jspecify.annotations.NullMarked;
