package org.packhorse.node.html;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Guesses the encoding of a text that does not name it and is not UTF-8: first by the languages that it is likely in, then by how often
 * which bytes follow each other; else windows-1252, which is what browsers take where nothing is said.
 */
final class Guess {
    static final Charset USUAL = Charset.forName("windows-1252");

    /** Some pages of text from where its first letter beyond ASCII is: more would not tell more. */
    private static final int SAMPLE_BYTES = 16 * 1024;

    /** Below this the detector says that it does not know. */
    private static final int LEAST_CONFIDENCE = 5;

    /** What the detector's names mean to us. It tells Windows' sets from ISO's by themselves where it can. */
    private static final Map<String, String> OURS = Map.ofEntries(
            Map.entry("Shift_JIS", "windows-31j"),
            Map.entry("EUC-KR", "x-windows-949"),
            Map.entry("Big5", "Big5-HKSCS"),
            Map.entry("ISO-8859-1", "windows-1252"),
            Map.entry("ISO-8859-2", "windows-1250"),
            Map.entry("ISO-8859-7", "windows-1253"),
            Map.entry("ISO-8859-8", "windows-1255"),
            Map.entry("ISO-8859-8-I", "windows-1255"),
            Map.entry("ISO-8859-9", "windows-1254"));

    private Guess() {}

    /** That of {@code text}, which is likely in one of {@code languages}. */
    static Charset of(byte[] text, boolean markup, List<String> languages) {
        var sample = sample(text);
        if (isDamagedUtf8(sample)) {
            return StandardCharsets.UTF_8;
        }
        for (var language : languages) {
            var likely = LegacyEncoding.ofLanguage(language).stream()
                    .filter(encoding -> encoding.isLikely(sample))
                    .toList();
            if (likely.size() == 1) {
                return likely.getFirst().charset();
            }
            if (likely.size() > 1) {
                return likeliest(sample, markup, likely).charset();
            }
        }
        return LegacyEncoding.named(USUAL.name())
                .filter(usual -> usual.isLikely(sample))
                .or(() -> Statistics.confidence(sample, markup).keySet().stream()
                        .filter(encoding -> encoding.isLikely(sample))
                        .findFirst())
                .map(LegacyEncoding::charset)
                .orElse(USUAL);
    }

    /** Most pages begin with ASCII, and a script may be long. */
    private static byte[] sample(byte[] text) {
        int from = 0;
        while (from < text.length && text[from] >= 0) {
            from++;
        }
        // With the letter before it, which tells whether it stands within a word.
        from = Math.max(0, from - 1);
        return Arrays.copyOfRange(text, from, Math.min(text.length, from + SAMPLE_BYTES));
    }

    /** Read as anything else it would be no text at all, for one byte that went missing. */
    private static boolean isDamagedUtf8(byte[] sample) {
        int wrong = 0;
        int right = 0;
        var text = new String(sample, StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            wrong += text.charAt(i) == '\ufffd' ? 1 : 0;
            right += text.charAt(i) >= 0x80 && text.charAt(i) != '\ufffd' ? 1 : 0;
        }
        return right > 0 && wrong * 10 <= right;
    }

    /** Of equally likely ones the most usual. */
    private static LegacyEncoding likeliest(byte[] sample, boolean markup, List<LegacyEncoding> likely) {
        var confidence = Statistics.confidence(sample, markup);
        return likely.stream()
                .sorted(Comparator.comparingInt(one -> -confidence.getOrDefault(one, 0)))
                .findFirst()
                .orElseThrow();
    }

    /** Apart, so that the detector and its tables are loaded only where there is something to detect. */
    private static final class Statistics {
        /** How likely {@code sample} is written in what, the likeliest first. */
        static Map<LegacyEncoding, Integer> confidence(byte[] sample, boolean markup) {
            var detector = new CharsetDetector();
            detector.enableInputFilter(markup);
            detector.setText(sample);
            var found = new LinkedHashMap<LegacyEncoding, Integer>();
            for (var match : detector.detectAll()) {
                if (match.getConfidence() >= LEAST_CONFIDENCE) {
                    encoding(match).ifPresent(encoding -> found.putIfAbsent(encoding, match.getConfidence()));
                }
            }
            return found;
        }

        private static Optional<LegacyEncoding> encoding(CharsetMatch match) {
            var name = match.getName().replaceFirst("_(rtl|ltr)$", "");
            return LegacyEncoding.named(OURS.getOrDefault(name, name));
        }
    }
}
