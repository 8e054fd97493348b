/**
 * The words of pages in each language that they speak, and which language a reader is answered in. Every word that a reader sees comes from
 * a bundle that stands beside these classes, or from a collection.
 */
@NullMarked
package org.packhorse.node.library.page.translation;

import org.jspecify.annotations.NullMarked;
