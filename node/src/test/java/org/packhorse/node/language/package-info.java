/** Tests of the tags of languages. */
@NullMarked
package org.packhorse.node.language;

import org.jspecify.annotations.NullMarked;
