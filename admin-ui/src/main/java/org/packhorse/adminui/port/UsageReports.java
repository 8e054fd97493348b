package org.packhorse.adminui.port;

import java.io.IOException;

/**
 * What of the library is used. Any thread. Unlike {@link NodeConsole}'s own questions these read the disk: only pages that are about usage
 * ask them.
 */
public interface UsageReports {
    /** A summary of {@code period}, which ends now. */
    UsageView summary(UsagePeriod period);

    /**
     * Writes the whole {@code table} of {@code period} as CSV (RFC 4180, UTF-8, a line with the columns' names first), line by line: it may be
     * longer than memory. No cell begins with a character that spreadsheets take for a formula.
     *
     * @throws IOException where {@code out} fails, or the disk
     */
    void write(UsageTable table, UsagePeriod period, Appendable out) throws IOException;
}
