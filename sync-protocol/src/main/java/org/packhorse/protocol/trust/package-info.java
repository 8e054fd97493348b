/**
 * What makes content trustworthy: every decision a client takes about the {@code metadata} of The Update Framework (TUF) 1.0.
 *
 * <p>A {@link TrustedRoot} leads to a {@link TrustedTimestamp}, that to a {@link TrustedSnapshot}, that to
 * {@link TrustedTargets}; no step can be left out. {@link TrustRefresh} walks them; an {@link Edition} is what a
 * publisher says next. Pure: the time is a parameter, files come from a {@link MetadataSource}.
 */
@NullMarked
package org.packhorse.protocol.trust;

import org.jspecify.annotations.NullMarked;
