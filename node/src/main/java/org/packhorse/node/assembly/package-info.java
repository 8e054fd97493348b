/**
 * The content of files that lie in the store as they are, and of containers that lie there as their parts and are put together when
 * somebody asks for them.
 */
@NullMarked
package org.packhorse.node.assembly;

import org.jspecify.annotations.NullMarked;
