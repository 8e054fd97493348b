/**
 * What can be asked of a node from the command line: one {@link org.packhorse.node.control.Operation} for each verb, run in the
 * program that holds the data directory. If that is another process, the request goes there through a socket in the directory,
 * which only its owner can open.
 */
@NullMarked
package org.packhorse.node.control;

import org.jspecify.annotations.NullMarked;
