/**
 * The stored packs under {@code golden/v1/collection}: {@link GoldenVectors} made them once, {@link PlainPackReader} is the smallest
 * second implementation of SPEC.md that reads them, sharing no code with ours.
 */
@NullMarked
package org.packhorse.protocol.golden;

import org.jspecify.annotations.NullMarked;
