/** Keys on disk and generated secrets, against the real file system and {@code openssl} where there is one. */
@NullMarked
package org.packhorse.node.identity;

import org.jspecify.annotations.NullMarked;
