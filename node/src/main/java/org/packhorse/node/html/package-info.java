/** Text as it may stand in a page, for the library's pages and for those that teachers make; and the encodings of what others wrote. */
@NullMarked
package org.packhorse.node.html;

import org.jspecify.annotations.NullMarked;
