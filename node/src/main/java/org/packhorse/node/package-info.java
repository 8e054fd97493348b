/**
 * A whole node: {@link org.packhorse.node.Node} wires the parts, {@link org.packhorse.node.NodeOperations} says what can be asked of
 * them, {@link org.packhorse.node.NodeServers} lets it listen.
 */
@NullMarked
package org.packhorse.node;

import org.jspecify.annotations.NullMarked;
