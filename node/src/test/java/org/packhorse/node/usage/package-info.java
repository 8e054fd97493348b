/** What is counted, and what is not. */
@NullMarked
package org.packhorse.node.usage;

import org.jspecify.annotations.NullMarked;
