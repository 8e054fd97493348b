/**
 * What a licence allows and asks, in words and drawings, and how the makers of a work are named.
 */
@NullMarked
package org.packhorse.node.library.page.licence;

import org.jspecify.annotations.NullMarked;
