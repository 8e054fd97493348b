/** What makes a node a hub: its repository, served as static files to whoever asks, and packs that nodes ask for. */
@NullMarked
package org.packhorse.node.hub;

import org.jspecify.annotations.NullMarked;
