package org.packhorse.node.html;

/** The beginning of a text that is too long. */
public final class Beginning {
    private Beginning() {}

    /** At most {@code limit} characters of {@code text}; none of those that Java counts as two is cut. */
    public static String of(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        return text.substring(0, Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit);
    }
}
