package org.packhorse.node.search.text;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What gives the same bytes again and again, and counts them. */
final class Endless extends InputStream {
    private final byte[] pattern;
    private long given;

    Endless(String pattern) {
        this.pattern = pattern.getBytes(StandardCharsets.UTF_8);
    }

    long given() {
        return given;
    }

    @Override
    public int read() {
        return pattern[(int) (given++ % pattern.length)];
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        for (int i = 0; i < length; i++) {
            bytes[offset + i] = (byte) read();
        }
        return length;
    }
}
