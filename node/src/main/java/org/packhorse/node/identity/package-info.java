/**
 * What a device or a publisher is known by and keeps secret: signing keys on disk, passphrases, the PIN of teachers.
 *
 * <p>What a key signs is decided in {@code org.packhorse.protocol.trust}.
 */
@NullMarked
package org.packhorse.node.identity;

import org.jspecify.annotations.NullMarked;
