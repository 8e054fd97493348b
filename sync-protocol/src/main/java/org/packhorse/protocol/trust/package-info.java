/**
 * What makes content trustworthy: the metadata of The Update Framework (TUF) 1.0 and every decision a client takes about it.
 *
 * <p>A {@link TrustedRoot} leads to a {@link TrustedTimestamp}, that to a {@link TrustedSnapshot}, that to
 * {@link TrustedTargets}; no step can be left out. {@link TrustRefresh} walks them; {@link MetadataWriter} makes the files.
 * Pure: the time is a parameter, files come from a {@link MetadataSource}. Of this module only this package knows Bouncy Castle.
 */
@NullMarked
package org.packhorse.protocol.trust;

import org.jspecify.annotations.NullMarked;
