/** The words of the pages. */
@NullMarked
package org.packhorse.node.library.page.translation;

import org.jspecify.annotations.NullMarked;
