package org.packhorse.provisioning.command;

import java.time.Duration;
import java.util.Locale;

/** Amounts as people read them. */
final class ByteCount {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private ByteCount() {}

    /** For example {@code 3.1 MB}; exact below 10,000 bytes. */
    static String of(long bytes) {
        if (bytes < 10_000) {
            return exactly(bytes);
        }
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** For example {@code 41,210 bytes}. */
    static String exactly(long bytes) {
        return String.format(Locale.ROOT, "%,d bytes", bytes);
    }

    /** For example {@code 3 min 20 s}. */
    static String of(Duration duration) {
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toSeconds() + " s";
    }
}
