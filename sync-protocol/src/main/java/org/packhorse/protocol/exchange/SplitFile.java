package org.packhorse.protocol.exchange;

import java.util.Locale;

/**
 * How a carrier holds a file that its file system could not: as parts {@code NAME.000}, {@code NAME.001} and so on, whose bytes, one
 * after the other, are the file. Only where no file has the name itself; parts end before the first number that is missing.
 */
public final class SplitFile {
    /** No file has more parts. */
    public static final int PART_LIMIT = 1000;

    /** What a part written by us has at most: FAT32 holds files below 4 GiB, and some drivers below 2 GiB + 1. */
    public static final long PART_BYTES = 2L << 30;

    private SplitFile() {}

    /** Where part {@code number}, 0 to {@link #PART_LIMIT} - 1, of the file at {@code path} stands. */
    public static String part(RepositoryPath path, int number) {
        return path.value() + "." + String.format(Locale.ROOT, "%03d", number);
    }
}
