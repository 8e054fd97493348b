/**
 * The program a person starts: the command line and what turns a bare machine into a node.
 *
 * <p>The only module that knows all others. Nobody imports it.
 */
@NullMarked
package org.packhorse.provisioning;

import org.jspecify.annotations.NullMarked;
