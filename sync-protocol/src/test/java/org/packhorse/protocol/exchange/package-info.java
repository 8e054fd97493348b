/** What signed targets and places in a repository may be called. */
@NullMarked
package org.packhorse.protocol.exchange;

import org.jspecify.annotations.NullMarked;
