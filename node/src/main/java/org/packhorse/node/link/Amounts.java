package org.packhorse.node.link;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Amounts of data as people write them, in decimal units, 1 MB being 1,000,000 bytes, as storage is sold and links are
 * billed.
 */
public final class Amounts {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?([A-Za-z/]{1,7})");
    private static final Map<String, Long> BYTES =
            Map.of("B", 1L, "kB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L);
    private static final Map<String, Long> BITS_A_SECOND = Map.of("kbit/s", 1_000L, "Mbit/s", 1_000_000L);
    private static final Map<String, Long> BYTES_A_SECOND = Map.of("kB/s", 8_000L, "MB/s", 8_000_000L);
    private static final int BITS = 8;

    private Amounts() {}

    /** The bytes of {@code text}, such as {@code 5 MB}. */
    public static long bytes(String text) {
        return parse(text, BYTES, "an amount of data, for example \"200 MB\"");
    }

    /** The bytes a second of {@code text}, such as {@code 200 kbit/s} or {@code 25 kB/s}. */
    public static long bytesPerSecond(String text) {
        var units = new java.util.HashMap<>(BITS_A_SECOND);
        units.putAll(BYTES_A_SECOND);
        return parse(text, units, "a rate, for example \"200 kbit/s\" or \"25 kB/s\"") / BITS;
    }

    private static long parse(String text, Map<String, Long> units, String expected) {
        var matcher = FORM.matcher(text.strip());
        var unit = matcher.matches() ? units.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("\"" + text + "\" is not " + expected);
        }
        return new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(unit))
                .longValue();
    }
}
