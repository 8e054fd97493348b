/**
 * What is on the shelf, counted: by subject, level, language and kind, and what came last. Made once for each state of the shelf,
 * so that no page walks through all resources; it knows nothing of pages.
 */
@NullMarked
package org.packhorse.node.library.survey;

import org.jspecify.annotations.NullMarked;
