/**
 * What a school's own teachers add: the collection {@code local}, which nobody signs, and reading lists of anything in the library (ADR 0023).
 * Who may do that is decided elsewhere.
 */
@NullMarked
package org.packhorse.node.teacher;

import org.jspecify.annotations.NullMarked;
