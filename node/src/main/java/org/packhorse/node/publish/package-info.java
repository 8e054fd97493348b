/**
 * A curator's work: importing folders, checking licences, building packs, signing, and keeping the static repository that
 * nodes pull from.
 */
@NullMarked
package org.packhorse.node.publish;

import org.jspecify.annotations.NullMarked;
