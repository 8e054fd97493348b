/** Tests of how text is written. */
@NullMarked
package org.packhorse.node.html;

import org.jspecify.annotations.NullMarked;
