/** Time and waiting. The only package that asks the system's clock or lets a thread wait for a while. */
@NullMarked
package org.packhorse.node.runtime;

import org.jspecify.annotations.NullMarked;
