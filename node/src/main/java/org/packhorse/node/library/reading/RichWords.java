package org.packhorse.node.library.reading;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the words of RTF mean for its text. */
final class RichWords {
    static final Charset USUAL = Charset.forName("windows-1252");
    static final int MACINTOSH = 10_000;

    /** Groups without words of the text itself. */
    private static final Set<String> UNSEEN = Set.of(
            ("colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf fldinst themedata datastore"
                            + " latentstyles listtable listoverridetable revtbl rsidtbl generator nonshppict bkmkstart bkmkend filetbl xmlnstbl"
                            + " atnid atnauthor annotation deleted")
                    .split(" "));

    /** Stands behind each cell of a table. */
    private static final String CELL = " | ";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("par", "\n"),
            Map.entry("line", "\n"),
            Map.entry("sect", "\n"),
            Map.entry("page", "\n"),
            Map.entry("row", "\n"),
            Map.entry("tab", "\t"),
            Map.entry("cell", CELL),
            Map.entry("emspace", " "),
            Map.entry("enspace", " "),
            Map.entry("emdash", "—"),
            Map.entry("endash", "–"),
            Map.entry("bullet", "•"),
            Map.entry("lquote", "‘"),
            Map.entry("rquote", "’"),
            Map.entry("ldblquote", "“"),
            Map.entry("rdblquote", "”"),
            Map.entry("zwj", "\u200d"),
            Map.entry("zwnj", "\u200c"),
            Map.entry("ltrmark", "\u200e"),
            Map.entry("rtlmark", "\u200f"));

    /** What a font says of its letters; 0 and 1 say nothing. */
    private static final Map<Integer, String> CHARSETS = Map.ofEntries(
            Map.entry(128, "windows-31j"),
            Map.entry(129, "x-windows-949"),
            Map.entry(134, "GB18030"),
            Map.entry(136, "Big5-HKSCS"),
            Map.entry(161, "windows-1253"),
            Map.entry(162, "windows-1254"),
            Map.entry(163, "windows-1258"),
            Map.entry(177, "windows-1255"),
            Map.entry(178, "windows-1256"),
            Map.entry(186, "windows-1257"),
            Map.entry(204, "windows-1251"),
            Map.entry(222, "x-windows-874"),
            Map.entry(238, "windows-1250"));

    private RichWords() {}

    /** The text that {@code word} stands for; empty where it stands for none. */
    static String text(String word) {
        return WORDS.getOrDefault(word, "");
    }

    /** Whether a group that begins with {@code word} has no words of the text. */
    static boolean isUnseen(String word) {
        return UNSEEN.contains(word);
    }

    /** In what the letters of a font are written that has {@code charset}; empty where it does not say. */
    static Optional<Charset> ofFont(int charset) {
        return Optional.ofNullable(CHARSETS.get(charset)).map(RichWords::named);
    }

    /** The code page {@code number}. */
    static Charset ofPage(int number) {
        return named(
                switch (number) {
                    case 437, 850 -> "IBM" + number;
                    case 874, 949 -> "x-windows-" + number;
                    case 932 -> "windows-31j";
                    case 936 -> "GB18030";
                    case 950 -> "Big5-HKSCS";
                    case MACINTOSH -> "x-MacRoman";
                    case 65_001 -> "UTF-8";
                    default -> "windows-" + number;
                });
    }

    private static Charset named(String name) {
        var found = Charset.forName(name, null);
        return found == null ? USUAL : found;
    }
}
