package org.packhorse.protocol.container;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Guesses in which character set names are written, by what they would be in each: usual characters speak for it, rare ones and mixtures of
 * scripts against it. The weights are such that texts of each set, read in the others, weigh less; names are short, so that it errs now and
 * then, and then a name looks odd, but it is there and leads to its file.
 */
final class NameGuess {
    private static final Set<NameCharset> CANDIDATES = EnumSet.complementOf(EnumSet.of(NameCharset.NONE));

    /** Characters looked at; more would say the same. */
    private static final int LIMIT = 10_000;

    private NameGuess() {}

    /** Of those of {@code names} that are not UTF-8; {@link NameCharset#NONE} where all are. */
    static NameCharset of(List<byte[]> names) {
        var others = names.stream().filter(name -> !isUtf8(name)).toList();
        if (others.isEmpty()) {
            return NameCharset.NONE;
        }
        var best = NameCharset.DOS;
        double most = 0;
        for (var candidate : CANDIDATES) {
            double weight = weight(candidate, others);
            if (weight > most) {
                best = candidate;
                most = weight;
            }
        }
        return best;
    }

    private static boolean isUtf8(byte[] name) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    /** Of its characters beyond ASCII the mean; none where it cannot be. */
    private static double weight(NameCharset charset, List<byte[]> names) {
        var texts = new ArrayList<String>();
        try {
            for (var name : names) {
                texts.add(charset.decode(name));
            }
        } catch (CharacterCodingException _) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        int count = 0;
        for (var text : texts) {
            for (int i = 0; i < text.length() && count < LIMIT; i++) {
                if (text.charAt(i) >= 0x80) {
                    sum += weight(charset, text, i);
                    count++;
                }
            }
        }
        return sum / Math.max(1, count);
    }

    private static double weight(NameCharset charset, String text, int at) {
        char c = text.charAt(at);
        return switch (charset) {
            case CHINESE, TAIWANESE, KOREAN, JAPANESE -> eastern(charset, c);
            case DOS_CYRILLIC, CYRILLIC -> lettered(UnicodeScript.CYRILLIC, text, at);
            case ARABIC -> lettered(UnicodeScript.ARABIC, text, at);
            case DOS, LATIN -> latin(text, at);
            case NONE -> 0;
        };
    }

    /** By where in its plane a character stands: the usual ones stand together in all of these sets. */
    private static double eastern(NameCharset charset, char c) {
        int bytes = charset.bytes(c);
        int lead = bytes >> 8;
        boolean inEuc = (bytes & 0xff) >= 0xA1;
        boolean kana = c >= '\u3040' && c <= '\u30ff';
        return switch (charset) {
            // The first level is in the order of Pinyin: half of all characters are beyond what are syllables in
            // Korean.
            case CHINESE -> inEuc && isIn(lead, 0xC9, 0xD7) ? 3.4 : inEuc && isIn(lead, 0xB0, 0xC8) ? 2.4 : -1;
            // Two in five have a second byte that the others do not use.
            case TAIWANESE -> isIn(lead, 0xA4, 0xC6) ? (inEuc ? 2 : 4.2) : -0.5;
            case KOREAN -> inEuc && isIn(lead, 0xB0, 0xC8) ? 2.8 : -0.5;
            case JAPANESE -> kana ? 3.2 : isIn(lead, 0x88, 0x97) ? 2 : -1;
            default -> 0;
        };
    }

    private static boolean isIn(int number, int first, int last) {
        return number >= first && number <= last;
    }

    /** Of a script whose words have no Latin letters in them, and capitals at their beginnings only. */
    private static double lettered(UnicodeScript script, String text, int at) {
        char c = text.charAt(at);
        if (UnicodeScript.of(c) != script || !Character.isLetter(c) || isBesideLatin(text, at)) {
            return -2;
        }
        boolean inWord = at > 0 && Character.isLowerCase(text.charAt(at - 1));
        return !Character.isUpperCase(c) ? 2 : inWord ? -1 : 1.5;
    }

    /** Letters with accents stand among letters without. */
    private static double latin(String text, int at) {
        if (UnicodeScript.of(text.charAt(at)) != UnicodeScript.LATIN) {
            return -2;
        }
        return isBesideLatin(text, at) ? 1.8 : -0.3;
    }

    private static boolean isBesideLatin(String text, int at) {
        return (at > 0 && isAsciiLetter(text.charAt(at - 1)))
                || (at + 1 < text.length() && isAsciiLetter(text.charAt(at + 1)));
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
