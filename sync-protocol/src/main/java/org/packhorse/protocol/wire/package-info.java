/**
 * The encodings that travel and that digests are taken of. The only package that knows protobuf.
 *
 * <p>Decoding takes bytes from outside: it refuses what breaks a limit or a rule with a {@code RefusedInputException}.
 */
@NullMarked
package org.packhorse.protocol.wire;

import org.jspecify.annotations.NullMarked;
