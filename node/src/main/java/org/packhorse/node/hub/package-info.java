/** What makes a node a hub: its repository, served as static files to whoever asks. */
@NullMarked
package org.packhorse.node.hub;

import org.jspecify.annotations.NullMarked;
