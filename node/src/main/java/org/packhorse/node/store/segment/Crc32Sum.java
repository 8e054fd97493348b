package org.packhorse.node.store.segment;

/**
 * The CRC-32 (RFC 1952) of two contents one after the other, from their CRCs alone.
 *
 * <p>A CRC is a polynomial over GF(2) modulo the generator. Appending n bytes multiplies it by x^(8n), which squaring
 * reaches in a few steps; then the second content's CRC is added. As in gzip, the highest bit stands for x^0.
 */
final class Crc32Sum {
    private static final int GENERATOR = 0xEDB88320;
    private static final int ONE = 1 << 31;
    private static final int X_TO_THE_8TH = ONE >>> 8;

    private Crc32Sum() {}

    /** The CRC of a content with {@code first} followed by one of {@code secondBytes} bytes with {@code second}. */
    static int of(int first, int second, long secondBytes) {
        var shift = ONE;
        var power = X_TO_THE_8TH;
        for (var rest = secondBytes; rest > 0; rest >>>= 1) {
            if ((rest & 1) == 1) {
                shift = product(shift, power);
            }
            power = product(power, power);
        }
        return product(first, shift) ^ second;
    }

    private static int product(int a, int b) {
        var sum = 0;
        var shifted = b;
        for (var bit = ONE; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                sum ^= shifted;
            }
            shifted = (shifted & 1) == 0 ? shifted >>> 1 : (shifted >>> 1) ^ GENERATOR;
        }
        return sum;
    }
}
