package org.packhorse.protocol.content;

/**
 * One page of a manifest, as its root names it.
 *
 * @param first the path of the page's first entry
 * @param digest the name of the encoded page
 * @param entries how many it has, 1 to {@link ManifestPage#ENTRY_LIMIT}
 */
public record PageRef(FilePath first, Digest digest, int entries) {
    public PageRef {
        if (entries < 1 || entries > ManifestPage.ENTRY_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + ManifestPage.ENTRY_LIMIT + " entries: " + entries);
        }
    }
}
