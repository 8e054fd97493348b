package org.packhorse.node.upstream.http;

import org.packhorse.node.link.LinkMeter;

/**
 * The part of a file that one request asks for.
 *
 * @param offset 0 or more
 * @param mostBytes how many from there, 1 or more; {@link Long#MAX_VALUE}: all
 */
record Span(long offset, long mostBytes) {
    /** The head of an answer, and what else comes with a request. */
    private static final int AROUND_BYTES = 4 << 10;

    /** Everything from {@code offset}. */
    static Span from(long offset) {
        return new Span(offset, Long.MAX_VALUE);
    }

    /**
     * What may be asked for of {@code limitBytes} from {@code offset} on a link that carries {@code linkBytes} more: only so much
     * that a server which keeps to it never sends a byte that the school does not want to pay for.
     */
    static Span affordable(long offset, long limitBytes, long linkBytes) {
        long most = affordableBytes(linkBytes);
        return limitBytes <= most ? from(offset) : new Span(offset, most);
    }

    /** What one question may bring of a file on a link that carries {@code linkBytes} more. */
    static long affordableBytes(long linkBytes) {
        return linkBytes == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : Math.max(AROUND_BYTES, linkBytes - LinkMeter.LEAST_BYTES - AROUND_BYTES);
    }

    /** Whether it ends before the file may. */
    boolean isBounded() {
        return mostBytes < Long.MAX_VALUE;
    }

    /** Whether it needs no range to be asked for. */
    boolean isWhole() {
        return offset == 0 && !isBounded();
    }

    /** The value of the field {@code Range} (RFC 9110, section 14.2). */
    String toField() {
        return "bytes=" + offset + "-" + (isBounded() ? Long.toString(offset + mostBytes - 1) : "");
    }
}
