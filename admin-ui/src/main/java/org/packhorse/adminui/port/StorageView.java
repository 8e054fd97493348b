package org.packhorse.adminui.port;

/**
 * What the store takes of its device.
 *
 * @param blobs how many it holds
 * @param contentBytes the sum of their sizes as readers see them
 * @param storedBytes what its files take
 * @param freeBytes what the device still has for it
 */
public record StorageView(long blobs, long contentBytes, long storedBytes, long freeBytes) {
    public StorageView {
        Counts.atLeast(0, blobs, "blobs");
        Counts.atLeast(0, contentBytes, "contentBytes");
        Counts.atLeast(0, storedBytes, "storedBytes");
        Counts.atLeast(0, freeBytes, "freeBytes");
    }
}
