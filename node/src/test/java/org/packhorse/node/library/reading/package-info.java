/** Documents of others, kind and hostile ones. */
@NullMarked
package org.packhorse.node.library.reading;

import org.jspecify.annotations.NullMarked;
