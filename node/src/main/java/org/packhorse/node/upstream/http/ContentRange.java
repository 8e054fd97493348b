package org.packhorse.node.upstream.http;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The Content-Range field of an answer (RFC 9110 section 14.4).
 *
 * @param part which bytes the body holds; empty where the asked range does not exist (status 416)
 * @param length of the whole file, where the server knows it
 */
record ContentRange(Optional<Part> part, OptionalLong length) {
    /** Eighteen digits fit a long; no file is longer. */
    private static final Pattern FORM = Pattern.compile(
            "\\s*bytes\\s+(?:(\\d{1,18})-(\\d{1,18})|\\*)/(?:(\\d{1,18})|\\*)\\s*", Pattern.CASE_INSENSITIVE);

    /** From the first to the last byte, both counted from 0 and both included. */
    record Part(long first, long last) {
        long bytes() {
            return last - first + 1;
        }
    }

    /** What {@code field} says; empty where it says nothing possible. */
    static Optional<ContentRange> parse(String field) {
        var matcher = FORM.matcher(field);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var length =
                matcher.group(3) == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(matcher.group(3)));
        if (matcher.group(1) == null) {
            return Optional.of(new ContentRange(Optional.empty(), length));
        }
        var part = new Part(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
        boolean possible = part.first <= part.last && (length.isEmpty() || part.last < length.getAsLong());
        return possible ? Optional.of(new ContentRange(Optional.of(part), length)) : Optional.empty();
    }
}
