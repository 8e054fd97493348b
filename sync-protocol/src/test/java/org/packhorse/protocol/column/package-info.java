/** What differs from a prediction. */
@NullMarked
package org.packhorse.protocol.column;

import org.jspecify.annotations.NullMarked;
