/**
 * Blobs in append-only segment files, found through the database.
 *
 * <p>{@link SegmentBlobStore} explains the bytes on the device and the order in which they get there. Everything else
 * here is its own.
 */
@NullMarked
package org.packhorse.node.store.segment;

import org.jspecify.annotations.NullMarked;
