package org.packhorse.node.search;

import org.packhorse.node.catalog.ShownVersion;

/** Tells what readers call content: the values of {@link HitFacet#KIND}. */
@FunctionalInterface
public interface KindNames {
    /**
     * What they call what opens at {@code path} of {@code version}.
     *
     * @param mediaType what it is said to be; empty for a folder
     */
    String of(ShownVersion version, String mediaType, String path);
}
