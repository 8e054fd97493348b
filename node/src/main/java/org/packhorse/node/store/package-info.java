/**
 * What a node keeps, as ports: content by digest ({@link BlobStore}) and records by key ({@link Database}).
 *
 * <p>Glossary. <i>Blob</i>: bytes named by their SHA-256. <i>Segment</i>: an append-only file holding many blobs.
 * <i>Fragment</i>: up to 128 KiB of a blob as raw deflate (RFC 1951) ended by a full flush, so that any run of a blob's
 * fragments is part of one valid gzip stream. <i>Column</i>: a typed family of records; all are listed in {@link Schema}.
 */
@NullMarked
package org.packhorse.node.store;

import org.jspecify.annotations.NullMarked;
