/**
 * What a collection is made of: identifiers, file entries, resources and the manifest that lists them.
 *
 * <p>Values only: no I/O, no wire format. Everybody may import this package; it imports nothing of ours.
 */
@NullMarked
package org.packhorse.protocol.content;

import org.jspecify.annotations.NullMarked;
