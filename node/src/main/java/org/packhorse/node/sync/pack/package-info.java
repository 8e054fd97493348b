/**
 * A pack on its way in: its bytes as they come, its frames checked and staged one by one, and the version that is put together when all
 * are there. Who is asked for it, and what is shown, is decided elsewhere.
 */
@NullMarked
package org.packhorse.node.sync.pack;

import org.jspecify.annotations.NullMarked;
