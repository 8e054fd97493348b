/**
 * Full-text search: reads the text of what a version has, keeps a Lucene index of each collection beside the store, and answers
 * questions within limits of time and room.
 *
 * <p>An index is made after its version is shown, by one thread at half speed; until it is whole the index before it answers. The only
 * package that knows Lucene (ADR 0017).
 */
@NullMarked
package org.packhorse.node.search;

import org.jspecify.annotations.NullMarked;
