/**
 * Deflate streams (RFC 1951) made anew bit for bit: a model of what zlib would have written, and corrections where a stream differs from it.
 */
@NullMarked
package org.packhorse.protocol.deflate;

import org.jspecify.annotations.NullMarked;
