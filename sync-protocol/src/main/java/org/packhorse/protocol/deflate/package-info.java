/**
 * Deflate streams (RFC 1951) made anew bit for bit: a model of what zlib's compressor does with the content, and corrections where a stream
 * differs from it.
 *
 * <p>The model is ours, in Java, so that no byte depends on which zlib a Java runtime links. It predicts one token after the other
 * from the content and the tokens before, then where a block ends, its form and its code; {@link org.packhorse.protocol.deflate.DeflateAnalyzer}
 * notes what is not as predicted, {@link org.packhorse.protocol.deflate.DeflateRebuilder} repeats it. SPEC.md, "Recipes", states the model;
 * ADR 0006 says why.
 */
@NullMarked
package org.packhorse.protocol.deflate;

import org.jspecify.annotations.NullMarked;
