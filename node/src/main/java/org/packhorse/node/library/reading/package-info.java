/**
 * Documents by others, made ready for readers: books, pages, Markdown, subtitles and packages, taken apart and written anew with nothing in
 * them that acts. This package knows no addresses of ours ({@link org.packhorse.node.library.reading.markup.Shelfmarks} tells them), no requests and
 * no templates; the library's pages are made of what it gives.
 */
@NullMarked
package org.packhorse.node.library.reading;

import org.jspecify.annotations.NullMarked;
