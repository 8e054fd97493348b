package org.packhorse.node.html;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Encodings from before UTF-8, and the languages that were written in them. Where two were usual, the more usual is the first.
 *
 * @param scripts of its letters beyond ASCII
 */
record LegacyEncoding(Charset charset, Set<UnicodeScript> scripts) {
    private static final Map<String, LegacyEncoding> BY_NAME = Stream.of(
                    of("windows-1250", UnicodeScript.LATIN),
                    of("windows-1251", UnicodeScript.CYRILLIC),
                    of("windows-1252", UnicodeScript.LATIN),
                    of("windows-1253", UnicodeScript.GREEK),
                    of("windows-1254", UnicodeScript.LATIN),
                    of("windows-1255", UnicodeScript.HEBREW),
                    of("windows-1256", UnicodeScript.ARABIC),
                    of("windows-1257", UnicodeScript.LATIN),
                    of("windows-1258", UnicodeScript.LATIN),
                    of("x-windows-874", UnicodeScript.THAI),
                    of("x-windows-949", UnicodeScript.HANGUL, UnicodeScript.HAN),
                    of("KOI8-R", UnicodeScript.CYRILLIC),
                    of("KOI8-U", UnicodeScript.CYRILLIC),
                    of("ISO-8859-5", UnicodeScript.CYRILLIC),
                    of("ISO-8859-6", UnicodeScript.ARABIC),
                    of("GB18030", UnicodeScript.HAN),
                    of("Big5-HKSCS", UnicodeScript.HAN),
                    of("windows-31j", UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
                    of("EUC-JP", UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA))
            .flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableMap(e -> e.charset().name(), Function.identity()));

    /** English is in none of them: it has no letters of its own there, and says nothing about other letters beside it. */
    private static final Map<String, List<String>> BY_LANGUAGE = Stream.of(
                    "ar: windows-1256 ISO-8859-6",
                    "fa ur ps ug sd ckb: windows-1256",
                    "ru be bg mk kk ky tg mn tt ba: windows-1251 KOI8-R ISO-8859-5",
                    "uk: windows-1251 KOI8-U ISO-8859-5",
                    "sr: windows-1251 windows-1250",
                    "zh: GB18030 Big5-HKSCS",
                    "zh-hant zh-tw zh-hk zh-mo: Big5-HKSCS GB18030",
                    "ja: windows-31j EUC-JP",
                    "ko: x-windows-949",
                    "th: x-windows-874",
                    "vi: windows-1258",
                    "he yi: windows-1255",
                    "el: windows-1253",
                    "tr az ku: windows-1254",
                    "pl cs sk hu ro hr bs sl sq: windows-1250",
                    "et lv lt: windows-1257",
                    "fr es pt de it nl sv da nb nn no fi is ca gl eu: windows-1252")
            .flatMap(LegacyEncoding::line)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** A runtime need not have every charset. */
    private static Optional<LegacyEncoding> of(String name, UnicodeScript... scripts) {
        return Optional.ofNullable(Charset.forName(name, null)).map(c -> new LegacyEncoding(c, Set.of(scripts)));
    }

    private static Stream<Map.Entry<String, List<String>>> line(String line) {
        var sides = line.split(": ", 2);
        var names = List.of(sides[1].split(" "));
        return Stream.of(sides[0].split(" ")).map(language -> Map.entry(language, names));
    }

    /** Those usual for the language {@code tag}; none where there was no usual one. */
    static List<LegacyEncoding> ofLanguage(String tag) {
        var lower = tag.toLowerCase(Locale.ROOT);
        for (int end = lower.length(); end > 0; end = lower.lastIndexOf('-', end - 1)) {
            var names = BY_LANGUAGE.get(lower.substring(0, end));
            if (names != null) {
                return names.stream().flatMap(name -> named(name).stream()).toList();
            }
        }
        return List.of();
    }

    /** The one called {@code name}. */
    static Optional<LegacyEncoding> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Whether {@code sample}, which may end within a character, reads as a text in it. */
    boolean isLikely(byte[] sample) {
        return new Likeness(scripts).of(new String(sample, charset));
    }
}
