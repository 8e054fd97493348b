/**
 * Stems of words: of each language its own rules, Lucene's or ours. Outside this package only
 * {@link org.packhorse.node.search.stemming.Stemmers} is needed.
 */
@NullMarked
package org.packhorse.node.search.stemming;

import org.jspecify.annotations.NullMarked;
