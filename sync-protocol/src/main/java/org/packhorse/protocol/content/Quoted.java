package org.packhorse.protocol.content;

/** Outside text made fit for a message: short, on one line, without control characters. */
public final class Quoted {
    /** Enough to recognise a path by, short enough for one line of a terminal. */
    private static final int LIMIT_CHARS = 120;

    private Quoted() {}

    /** The first {@value #LIMIT_CHARS} characters of {@code text}, control characters shown as {@code ?}. */
    public static String shortly(String text) {
        var shown = text.length() <= LIMIT_CHARS ? text : text.substring(0, LIMIT_CHARS) + "…";
        return shown.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    }
}
