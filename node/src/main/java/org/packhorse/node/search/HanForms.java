package org.packhorse.node.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Chinese characters as they are written on the mainland and in Singapore, for those of Taiwan and Hong Kong. One character for one, after
 * ICU's transform {@code Hant-Hans}, to which a test holds the table; the transform itself takes 3.9 MB of heap where the table takes 42 KB.
 */
final class HanForms {
    private static final char FIRST = '\u4E00';
    private static final char LAST = '\u9FFF';

    private HanForms() {}

    /** The simplified form of {@code word}; the same object where that is how it is written. */
    static String simplified(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (isHan(word.charAt(i)) && Table.SIMPLIFIED[word.charAt(i) - FIRST] != 0) {
                var letters = word.toCharArray();
                simplify(letters, letters.length);
                return new String(letters);
            }
        }
        return word;
    }

    /** The same for the first {@code length} of {@code letters}. */
    static void simplify(char[] letters, int length) {
        for (int i = 0; i < length; i++) {
            if (isHan(letters[i])) {
                char simple = Table.SIMPLIFIED[letters[i] - FIRST];
                letters[i] = simple == 0 ? letters[i] : simple;
            }
        }
    }

    private static boolean isHan(char c) {
        return c >= FIRST && c <= LAST;
    }

    /** Loaded with the first such character; 42 KB. */
    private static final class Table {
        /** By place among all; 0 for what stays. */
        static final char[] SIMPLIFIED = read();

        /** Of the resource: characters, and in the next line what each becomes. */
        private static char[] read() {
            try (var in = HanForms.class.getResourceAsStream("han.txt")) {
                if (in == null) {
                    throw new IllegalStateException("the program lacks han.txt");
                }
                var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                var table = new char[LAST - FIRST + 1];
                for (int i = 0; i < lines.get(0).length(); i++) {
                    table[lines.get(0).charAt(i) - FIRST] = lines.get(1).charAt(i);
                }
                return table;
            } catch (IOException e) {
                throw new UncheckedIOException("han.txt", e);
            }
        }
    }
}
