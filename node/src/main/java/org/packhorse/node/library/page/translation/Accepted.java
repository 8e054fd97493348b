package org.packhorse.node.library.page.translation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The languages that an {@code Accept-Language} header asks for (RFC 9110 section 12.5.4).
 *
 * @param tags canonical BCP 47 tags, the dearest first
 */
record Accepted(List<String> tags) {
    /** Browsers send a handful; more is nobody's wish. */
    private static final int RANGE_LIMIT = 16;

    private static final int HEADER_LIMIT_CHARS = 512;

    /** Tags of their own for what our languages cover, which browsers and telephones do send. */
    private static final Map<String, String> COVERED = Map.ofEntries(
            Map.entry("prs", "fa"),
            Map.entry("pes", "fa"),
            Map.entry("cmn", "zh"),
            Map.entry("yue", "zh"),
            Map.entry("arb", "ar"),
            Map.entry("arz", "ar"),
            Map.entry("apc", "ar"),
            Map.entry("swh", "sw"),
            Map.entry("swc", "sw"),
            Map.entry("npi", "ne"),
            Map.entry("pbt", "ps"),
            Map.entry("pst", "ps"),
            Map.entry("pbu", "ps"));

    Accepted {
        tags = List.copyOf(tags);
    }

    private record Range(String tag, double quality) {}

    /** What {@code header} asks for; what is malformed in it counts as not said. */
    static Accepted parse(String header) {
        var ranges = new ArrayList<Range>();
        for (var part : header.substring(0, Math.min(header.length(), HEADER_LIMIT_CHARS))
                .split(",", RANGE_LIMIT + 1)) {
            var fields = part.strip().split("\\s*;\\s*q=", 2);
            var quality = fields.length == 1 ? 1 : quality(fields[1]);
            if (quality > 0 && ranges.size() < RANGE_LIMIT) {
                ranges.add(new Range(canonical(fields[0]), quality));
            }
        }
        ranges.sort(Comparator.comparingDouble(Range::quality).reversed());
        return new Accepted(ranges.stream()
                .map(Range::tag)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList());
    }

    private static double quality(String text) {
        return text.matches("[01](\\.[0-9]{0,3})?") ? Double.parseDouble(text) : 0;
    }

    /** The tag as it is written today: {@code id} for {@code in}, {@code he} for {@code iw}. Empty for nonsense and {@code *}. */
    private static String canonical(String tag) {
        var today = Locale.forLanguageTag(tag).toLanguageTag();
        return today.equals("und") ? "" : today;
    }

    /** Those of {@code spoken} that are asked for, the dearest first, by lookup (RFC 4647 section 3.4). */
    List<String> among(List<String> spoken) {
        return tags.stream()
                .map(tag -> lookUp(tag, spoken))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<String> lookUp(String tag, List<String> spoken) {
        for (var range = tag; !range.isEmpty(); range = range.substring(0, Math.max(0, range.lastIndexOf('-')))) {
            if (spoken.contains(range)) {
                return Optional.of(range);
            }
            var covering = COVERED.get(range);
            if (covering != null && spoken.contains(covering)) {
                return Optional.of(covering);
            }
        }
        return Optional.empty();
    }
}
