/** Tests of what phones meet when they join. */
@NullMarked
package org.packhorse.node.portal;

import org.jspecify.annotations.NullMarked;
