package org.packhorse.node.transport.server;

import java.util.Locale;

/** How the headers that decide between answers are read (RFC 9110 sections 12.5.3 and 13.1). */
final class Validators {
    private Validators() {}

    /** Whether an {@code If-Match} header names {@code etag}, which is empty where there is none. */
    static boolean matchStrongly(String header, String etag) {
        return header.strip().equals("*") || names(header, etag, "");
    }

    /** Whether an {@code If-None-Match} header names {@code etag}, weakly or strongly. */
    static boolean matchWeakly(String header, String etag) {
        return header.strip().equals("*") || names(header, etag, "W/");
    }

    /** Our tags have no commas, so splitting at them misses none of ours. */
    private static boolean names(String header, String etag, String ignoredPrefix) {
        if (etag.isEmpty()) {
            return false;
        }
        for (var part : header.split(",", -1)) {
            var tag = part.strip();
            if (tag.equals(etag) || tag.equals(ignoredPrefix + etag)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an {@code Accept-Encoding} header takes gzip: named with a weight above 0, or covered by {@code *}. */
    static boolean acceptsGzip(String header) {
        boolean any = false;
        for (var part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            int semicolon = part.indexOf(';');
            var coding = (semicolon < 0 ? part : part.substring(0, semicolon)).strip();
            boolean wanted = semicolon < 0 || !isZero(part.substring(semicolon + 1));
            if (coding.equals("gzip") || coding.equals("x-gzip")) {
                return wanted;
            }
            any |= coding.equals("*") && wanted;
        }
        return any;
    }

    private static boolean isZero(String weight) {
        return weight.replace(" ", "").matches("q=0(\\.0{0,3})?");
    }
}
