/** The text of contents of many kinds, in one pass and in little memory, whatever they hold: for finding, not for showing; and how it travels from the hub. */
@NullMarked
package org.packhorse.node.search.text;

import org.jspecify.annotations.NullMarked;
