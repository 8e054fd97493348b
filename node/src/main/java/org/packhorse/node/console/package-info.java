/** The node as the admin pages see it. */
@NullMarked
package org.packhorse.node.console;

import org.jspecify.annotations.NullMarked;
