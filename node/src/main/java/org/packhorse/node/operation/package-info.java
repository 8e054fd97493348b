/** The verbs: one class for each thing that can be asked of a node, from the command line or elsewhere. */
@NullMarked
package org.packhorse.node.operation;

import org.jspecify.annotations.NullMarked;
