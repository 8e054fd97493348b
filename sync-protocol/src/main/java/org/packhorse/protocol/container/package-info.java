/**
 * Containers opened bit for bit.
 *
 * <p>A container (ZIP family, gzip, tar, PDF) becomes its parts, inflated, and a {@link org.packhorse.protocol.container.Recipe} from which a node makes
 * the container's very bytes again. {@link org.packhorse.protocol.container.Containers} opens; a recipe rebuilds. SPEC.md, "Recipes", has the format.
 */
@NullMarked
package org.packhorse.protocol.container;

import org.jspecify.annotations.NullMarked;
