/**
 * Other people's markup: read character by character, taken apart into plain words, or written anew with nothing in it that acts. This
 * package knows no files and no packages; where a link leads it asks {@link org.packhorse.node.library.reading.markup.Shelfmarks}.
 */
@NullMarked
package org.packhorse.node.library.reading.markup;

import org.jspecify.annotations.NullMarked;
