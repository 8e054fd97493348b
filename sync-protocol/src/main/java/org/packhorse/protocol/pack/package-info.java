/**
 * Packs: what turns one version of a collection into a later one.
 *
 * <p>A pack is a {@link org.packhorse.protocol.pack.PackHead} followed by frames. A frame is a <i>plan</i> (which files, in which
 * order, leaning on what) and a <i>body</i> (their content, compressed against its <i>base</i>: content that the receiver has).
 * No digest of a file travels: the receiver computes them, rebuilds the manifest and compares its digest with the signed
 * one. Every frame is decoded alone, with at most {@code FrameLimits} of memory.
 */
@NullMarked
package org.packhorse.protocol.pack;

import org.jspecify.annotations.NullMarked;
