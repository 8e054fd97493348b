/** What identifiers, entries, pages and descriptions accept and refuse. */
@NullMarked
package org.packhorse.protocol.content;

import org.jspecify.annotations.NullMarked;
