package org.packhorse.adminui.qr;

import io.nayuki.qrcodegen.QrCode.Ecc;

/**
 * A text as a QR code (ISO/IEC 18004), to be drawn as one path of an SVG whose unit is a module.
 *
 * @param sizeModules its width and height, with the quiet zone around it
 * @param path the dark modules, as the SVG attribute {@code d} has them
 */
public record QrCode(int sizeModules, String path) {
    /** What the largest code holds with the least correction is 2,953 bytes; phones read this much from a screen. */
    public static final int LIMIT_CHARS = 1_200;

    /** What the standard asks for. */
    private static final int QUIET_MODULES = 4;

    /**
     * The code of {@code text}.
     *
     * @throws IllegalArgumentException where it has more than {@link #LIMIT_CHARS}
     */
    public static QrCode of(String text) {
        if (text.length() > LIMIT_CHARS) {
            throw new IllegalArgumentException(text.length() + " characters are too many for a QR code");
        }
        var code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.LOW);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    int from = x;
                    while (x + 1 < code.size && code.getModule(x + 1, y)) {
                        x++;
                    }
                    int run = x + 1 - from;
                    path.append('M').append(from + QUIET_MODULES).append(' ').append(y + QUIET_MODULES);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                }
            }
        }
        return new QrCode(code.size + 2 * QUIET_MODULES, path.toString());
    }

    /** The SVG's view box. */
    public String viewBox() {
        return "0 0 " + sizeModules + " " + sizeModules;
    }
}
