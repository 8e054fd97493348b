/**
 * Markup of others, written anew with nothing in it that acts, or read as plain words. It knows no files and no packages: what it leads to
 * it asks {@link org.packhorse.node.library.reading.markup.Shelfmarks}.
 */
@NullMarked
package org.packhorse.node.library.reading.markup;

import org.jspecify.annotations.NullMarked;
