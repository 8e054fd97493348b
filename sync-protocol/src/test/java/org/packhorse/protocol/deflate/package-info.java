/** The model of zlib, and what corrects it. */
@NullMarked
package org.packhorse.protocol.deflate;

import org.jspecify.annotations.NullMarked;
