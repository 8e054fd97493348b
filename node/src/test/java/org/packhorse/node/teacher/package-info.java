/** What teachers add, what they must not, and what becomes of it. */
@NullMarked
package org.packhorse.node.teacher;

import org.jspecify.annotations.NullMarked;
