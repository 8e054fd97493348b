package org.packhorse.node.upstream.http;

import java.time.Duration;

/**
 * How patient a node is with a web server.
 *
 * @param connectTimeout for finding the name, connecting and agreeing on TLS
 * @param stallTimeout the longest wait without a single byte
 * @param keepTimeout how long an unused connection is kept; routers of mobile and satellite lines forget connections
 *     without telling, so a longer one ends in a stall
 */
public record HttpClientSettings(Duration connectTimeout, Duration stallTimeout, Duration keepTimeout) {
    /** Netty counts milliseconds in an int. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** For links that lose a tenth of their packets at a second's round trip. */
    public static final HttpClientSettings PATIENT =
            new HttpClientSettings(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(20));

    public HttpClientSettings {
        check("connect timeout", connectTimeout);
        check("stall timeout", stallTimeout);
        check("keep timeout", keepTimeout);
    }

    private static void check(String name, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be from 1 ms to 1 day, not " + value);
        }
    }
}
