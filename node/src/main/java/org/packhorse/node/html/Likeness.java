package org.packhorse.node.html;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Whether what was decoded looks like text, by its characters beyond ASCII: bytes that are read in a wrong encoding give signs among the letters,
 * letters of other scripts in the middle of words, or capitals in it. One use.
 */
final class Likeness {
    /** Of a hundred letters so many may be wrong: files are damaged, or were put together from two. */
    private static final int WRONG_PERCENT = 5;

    /** So many may be of another script: names, and quotations. */
    private static final int FOREIGN_PERCENT = 17;

    /** So many capitals may stand behind a small letter. */
    private static final int CAPITALS_PERCENT = 10;

    /** So many of Latin letters beyond ASCII may stand where three of them follow each other: Polish and Vietnamese have such words. */
    private static final int CROWDED_PERCENT = 60;

    /** So many of other letters may stand right beside a letter of ASCII. */
    private static final int MIXED_PERCENT = 50;

    private final Set<UnicodeScript> scripts;
    private final boolean latin;
    private int own;
    private int foreign;
    private int wrong;
    private int mixed;
    private int crowded;
    private int capitals;

    Likeness(Set<UnicodeScript> scripts) {
        this.scripts = scripts;
        this.latin = scripts.contains(UnicodeScript.LATIN);
    }

    boolean of(String text) {
        int run = 0;
        int before = ' ';
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                run = 0;
            } else if (isLetter(c)) {
                letter(c, before, i < text.length() ? text.charAt(i) : ' ');
                run++;
                crowded += run == 3 ? 3 : run > 3 ? 1 : 0;
            } else {
                sign(c);
            }
            before = c;
        }
        return decide(text.endsWith("\ufffd"));
    }

    private void letter(int c, int before, int after) {
        // What is half as wide is what Shift_JIS makes of bytes that are none of its own.
        boolean half = c >= 0xff61 && c <= 0xffdc;
        if (half || !scripts.contains(UnicodeScript.of(c))) {
            foreign++;
            return;
        }
        own++;
        mixed += isAsciiLetter(before) || isAsciiLetter(after) ? 1 : 0;
        capitals += Character.isUpperCase(c) && Character.isLowerCase(before) ? 1 : 0;
    }

    private void sign(int c) {
        boolean control = Character.isISOControl(c) || Character.getType(c) == Character.PRIVATE_USE;
        if (c == 0xfffd || control) {
            wrong++;
        } else if (c <= 0xff && "\u00a0\u00ad«»·°¡¿".indexOf(c) < 0) {
            foreign++;
        }
    }

    /** Or a mark or digit that only one script has. */
    private static boolean isLetter(int c) {
        return switch (UnicodeScript.of(c)) {
            case COMMON, INHERITED, UNKNOWN -> Character.isLetter(c);
            default -> true;
        };
    }

    private static boolean isAsciiLetter(int c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    /** @param cutOff whether the last character may be but a part of one */
    private boolean decide(boolean cutOff) {
        int mistakes = cutOff ? wrong - 1 : wrong;
        boolean clean = isAtMost(mistakes, WRONG_PERCENT)
                && isAtMost(foreign, FOREIGN_PERCENT)
                && isAtMost(capitals, CAPITALS_PERCENT);
        return clean && (latin ? isAtMost(crowded, CROWDED_PERCENT) : own > 0 && isAtMost(mixed, MIXED_PERCENT));
    }

    private boolean isAtMost(int count, int percent) {
        return count * 100L <= (long) own * percent;
    }
}
