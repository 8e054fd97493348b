/**
 * The pages as data, and the words, addresses and templates that turn them into HTML. Every word that a reader sees comes from
 * a bundle or from a collection; public for the templates only.
 */
@NullMarked
package org.packhorse.node.library.page;

import org.jspecify.annotations.NullMarked;
