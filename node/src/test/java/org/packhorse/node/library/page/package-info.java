/** The words and addresses of the pages. */
@NullMarked
package org.packhorse.node.library.page;

import org.jspecify.annotations.NullMarked;
