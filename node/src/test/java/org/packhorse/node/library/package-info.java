/** The library, asked over real sockets on loopback, with collections in memory. */
@NullMarked
package org.packhorse.node.library;

import org.jspecify.annotations.NullMarked;
