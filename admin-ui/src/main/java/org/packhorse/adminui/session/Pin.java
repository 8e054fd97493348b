package org.packhorse.adminui.session;

import java.util.Optional;

/**
 * A PIN as it is hashed and compared: 6 to 12 ASCII digits. People may type spaces and dashes, and the digits of their own writing.
 *
 * <p>A million PINs are few: what protects them is {@link PinGate}, not the hash. Those that everybody tries first are refused.
 */
final class Pin {
    private static final int LEAST_DIGITS = 6;
    private static final int MOST_DIGITS = 12;

    /** Longer input is not looked at. */
    private static final int TYPED_CHARS_LIMIT = 64;

    /** {@code 121212} and {@code 123123} are as easy as {@code 111111}. */
    private static final int LONGEST_PERIOD = 3;

    private Pin() {}

    /** The digits of {@code typed}; empty where they make no PIN. */
    static Optional<String> digits(String typed) {
        if (typed.length() > TYPED_CHARS_LIMIT) {
            return Optional.empty();
        }
        var digits = new StringBuilder();
        for (var c : typed.codePoints().toArray()) {
            if (Character.isDigit(c)) {
                digits.append(Character.digit(c, 10));
            } else if (!Character.isWhitespace(c) && c != '-') {
                return Optional.empty();
            }
        }
        boolean fits = digits.length() >= LEAST_DIGITS && digits.length() <= MOST_DIGITS;
        return fits ? Optional.of(digits.toString()) : Optional.empty();
    }

    /** Whether {@code digits} are among the first that anybody tries: a row, a row backwards, or a short pattern again and again. */
    static boolean isObvious(String digits) {
        return isRow(digits, 1) || isRow(digits, -1) || isPattern(digits);
    }

    private static boolean isRow(String digits, int step) {
        for (int i = 1; i < digits.length(); i++) {
            if (Math.floorMod(digits.charAt(i) - digits.charAt(i - 1), 10) != Math.floorMod(step, 10)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPattern(String digits) {
        for (int period = 1; period <= LONGEST_PERIOD; period++) {
            if (digits.startsWith(digits.substring(period))) {
                return true;
            }
        }
        return false;
    }
}
