/** What the process takes of the machine's memory without need. */
@NullMarked
package org.packhorse.node.memory;

import org.jspecify.annotations.NullMarked;
