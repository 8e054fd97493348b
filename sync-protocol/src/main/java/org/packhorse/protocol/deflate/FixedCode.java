package org.packhorse.protocol.deflate;

/** The code of fixed blocks (RFC 1951, section 3.2.6). */
final class FixedCode {
    static final int[] LITERAL_LENGTHS = Symbols.fixedLiterals();
    static final int[] DISTANCE_LENGTHS = Symbols.fixedDistances();
    static final PrefixCode LITERALS = new PrefixCode(LITERAL_LENGTHS);
    static final PrefixCode DISTANCES = new PrefixCode(DISTANCE_LENGTHS);

    private FixedCode() {}
}
