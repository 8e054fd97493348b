package org.packhorse.node.store;

/**
 * What the store takes of its device.
 *
 * @param blobs how many it holds
 * @param contentBytes the sum of their sizes; what several joined blobs share counts for each
 * @param storedBytes what the files with blobs take, without the database
 * @param freeBytes what the device still has for us
 */
public record StorageUse(long blobs, long contentBytes, long storedBytes, long freeBytes) {}
