package org.packhorse.node.transport.server;

import java.util.regex.Pattern;

/** What a {@code Range} header (RFC 9110 section 14) asks of content of a known length. */
sealed interface ByteRange {
    /** 18 digits fit a {@code long}. */
    Pattern FORM = Pattern.compile(
            "bytes[ \\t]*=[ \\t]*([0-9]{0,18})[ \\t]*-[ \\t]*([0-9]{0,18})[ \\t]*", Pattern.CASE_INSENSITIVE);

    /** Everything: no range, one that is not understood, or several, which a server may answer with the whole. */
    record Whole() implements ByteRange {}

    /** {@code lengthBytes}, at least one, from {@code offset} on; all of it exists. */
    record Part(long offset, long lengthBytes) implements ByteRange {}

    /** Nothing of it exists. */
    record Unsatisfiable() implements ByteRange {}

    /** What {@code header} asks of {@code sizeBytes} bytes. */
    static ByteRange parse(String header, long sizeBytes) {
        var match = FORM.matcher(header);
        if (!match.matches()) {
            return new Whole();
        }
        var first = match.group(1);
        var last = match.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : suffix(Long.parseLong(last), sizeBytes);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (to < from) {
            return new Whole();
        }
        return from >= sizeBytes ? new Unsatisfiable() : new Part(from, Math.min(to, sizeBytes - 1) - from + 1);
    }

    private static ByteRange suffix(long lengthBytes, long sizeBytes) {
        if (lengthBytes == 0 || sizeBytes == 0) {
            return new Unsatisfiable();
        }
        long length = Math.min(lengthBytes, sizeBytes);
        return new Part(sizeBytes - length, length);
    }
}
