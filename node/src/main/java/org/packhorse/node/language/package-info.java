/** The languages of the world as tags name them (BCP 47), for those who describe content and for the pages that show it. */
@NullMarked
package org.packhorse.node.language;

import org.jspecify.annotations.NullMarked;
