/**
 * The repository folder that nodes pull from: what stands in it, signing it, and the small files that say what is new since a state.
 */
@NullMarked
package org.packhorse.node.publish.repository;

import org.jspecify.annotations.NullMarked;
