package org.packhorse.protocol.content;

import java.util.List;
import java.util.Optional;

/**
 * The root of a version's list of files: what is signed, by the digest of its encoding.
 *
 * @param collection whose version it is
 * @param version its number, 1 or more
 * @param info the name of the encoded {@link CollectionInfo}, a blob like any file's bytes
 * @param files how many the version has, a container counted as one and its parts not at all
 * @param contentBytes the sum of their sizes: what somebody would download who takes each file
 * @param pages in ascending order of their first paths, at most {@value #PAGE_LIMIT}
 */
public record Manifest(
        CollectionId collection, Version version, Digest info, long files, long contentBytes, List<PageRef> pages) {
    /** Some 2.5 million files; a root of that size is 5 MB. */
    public static final int PAGE_LIMIT = 10_000;

    public Manifest {
        pages = List.copyOf(pages);
        if (!version.isAfter(Version.NOTHING)) {
            throw new IllegalArgumentException("a manifest's version is 1 or more");
        }
        if (pages.size() > PAGE_LIMIT) {
            throw new IllegalArgumentException(pages.size() + " pages, more than " + PAGE_LIMIT);
        }
        for (int i = 1; i < pages.size(); i++) {
            if (pages.get(i - 1).first().compareTo(pages.get(i).first()) >= 0) {
                throw new IllegalArgumentException(
                        "pages out of order at " + pages.get(i).first());
            }
        }
        if (files < 0 || contentBytes < 0 || files > entries(pages)) {
            throw new IllegalArgumentException("the pages do not add up to " + files + " files");
        }
    }

    /** How many entries the pages have together: files, and the parts and recipes of those that are containers. */
    public long entries() {
        return entries(pages);
    }

    private static long entries(List<PageRef> pages) {
        return pages.stream().mapToLong(PageRef::entries).sum();
    }

    /** The page on which {@code path} stands if the version has it. */
    public Optional<PageRef> findPage(FilePath path) {
        int index = pageIndex(path);
        return index < 0 ? Optional.empty() : Optional.of(pages.get(index));
    }

    /** The place in {@link #pages} of the last page that begins at or before {@code path}; -1 where none does. */
    public int pageIndex(FilePath path) {
        int low = 0;
        int high = pages.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pages.get(middle).first().compareTo(path) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
