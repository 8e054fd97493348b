/**
 * Content to take home as a ZIP that is never whole anywhere: laid out from what the store knows, made while it is sent, the
 * same bytes each time, so that a phone may go on where it was cut. Text goes out as it lies deflated in the store.
 */
@NullMarked
package org.packhorse.node.takehome;

import org.jspecify.annotations.NullMarked;
