/**
 * Reads the text out of files of many kinds, in one pass and in little memory whatever they hold: for finding, not for showing. Also how
 * that text travels from the hub.
 */
@NullMarked
package org.packhorse.node.search.text;

import org.jspecify.annotations.NullMarked;
