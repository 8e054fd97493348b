package org.packhorse.node.html;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Recognises what is not text, whatever its name says: a picture with the name of a page would fill the screen with rubbish. */
public final class Binary {
    /** So much of a file is looked at. */
    public static final int BEGINNING_BYTES = 4 * 1024;

    /** Characters that no text is written with, but old files have here and there: fewer than these are forgiven. */
    private static final int FORGIVEN = 8;

    /** In what is compressed they are a tenth, in what is not more. */
    private static final int ONE_IN = 32;

    /** Of UTF-16 without a mark, which has a zero byte in each Latin letter. */
    private static final int ZERO_IN = 4;

    /** Tab, line ends, form feed, and what switches between the sets of ISO 2022. */
    private static final String OF_TEXTS = "\t\n\f\r\u000e\u000f\u001b";

    /** How pictures, papers, archives, sound and programs begin. */
    private static final List<String> BEGINNINGS = List.of(
            "\u0089PNG",
            "GIF8",
            "\u00ff\u00d8\u00ff",
            "PK\u0003\u0004",
            "%PDF-",
            "\u001f\u008b",
            "RIFF",
            "OggS",
            "ID3",
            "Rar!",
            "7z\u00bc\u00af",
            "\u007fELF");

    private Binary() {}

    /** Whether what begins with {@code content} is no text. */
    public static boolean is(byte[] content) {
        int length = Math.min(content.length, BEGINNING_BYTES);
        var zeros = new int[2];
        int others = 0;
        for (int i = 0; i < length; i++) {
            if (content[i] == 0) {
                zeros[i & 1]++;
            } else if (content[i] > 0 && content[i] < ' ' && OF_TEXTS.indexOf(content[i]) < 0) {
                others++;
            }
        }
        if (isWide(content, zeros, length)) {
            return false;
        }
        int strange = others + zeros[0] + zeros[1];
        return strange > 0 && (hasBeginning(content) || strange >= Math.max(FORGIVEN, length / ONE_IN));
    }

    /** Whether it looks like UTF-16, of whose letters many have a byte that would be a control character. */
    private static boolean isWide(byte[] content, int[] zeros, int length) {
        boolean marked =
                length > 1 && (content[0] & 0xff) + (content[1] & 0xff) == 0xff + 0xfe && content[0] != content[1];
        boolean everySecond = Math.min(zeros[0], zeros[1]) == 0 && Math.max(zeros[0], zeros[1]) > length / ZERO_IN;
        return marked || everySecond;
    }

    private static boolean hasBeginning(byte[] content) {
        var first = new String(content, 0, Math.min(content.length, 8), StandardCharsets.ISO_8859_1);
        return BEGINNINGS.stream().anyMatch(first::startsWith);
    }
}
