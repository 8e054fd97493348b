package org.packhorse.node.transport;

import java.util.List;
import java.util.Map;

/** What browsers fetch before somebody wants it, to be quicker if somebody does. */
public final class EarlyFetch {
    /** The header of the Fetch standard, and what browsers sent before there was one. */
    private static final List<String> HEADERS = List.of("sec-purpose", "purpose", "x-purpose", "x-moz");

    private EarlyFetch() {}

    /** Whether a request with {@code headers}, by their lower-case names, says that it is one. */
    public static boolean isOne(Map<String, String> headers) {
        return HEADERS.stream().anyMatch(name -> {
            var value = headers.getOrDefault(name, "");
            return value.contains("prefetch") || value.contains("preview");
        });
    }
}
