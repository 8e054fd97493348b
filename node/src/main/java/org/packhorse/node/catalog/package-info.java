/** What this node has, shows and wants: collections, their versions, and where they come from. */
@NullMarked
package org.packhorse.node.catalog;

import org.jspecify.annotations.NullMarked;
