package org.packhorse.node.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which tags name a language: well-formed ones (RFC 5646) that begin with a registered language of two or three letters. Regions, scripts
 * and variants are not looked up, for nothing here depends on them.
 *
 * <p>ICU knows the same, but its data takes megabytes of a node; here it is a bit for each combination of letters, 2.5 KB.
 */
public final class LanguageTags {
    /** The tag of a text whose language nobody knows. */
    public static final String UNKNOWN = "und";

    private static final String LIST = "languages.txt";

    /** The alphabet, and before it nothing. */
    private static final int LETTERS = 27;

    private static final BitSet REGISTERED = read();

    private LanguageTags() {}

    /** Whether {@code tag} names a language. */
    public static boolean isKnown(String tag) {
        int end = tag.indexOf('-');
        var primary = end < 0 ? tag : tag.substring(0, end);
        if (!primary.matches("[A-Za-z]{2,3}") || !REGISTERED.get(place(primary.toLowerCase(Locale.ROOT)))) {
            return false;
        }
        try {
            return end < 0 || !new Locale.Builder().setLanguageTag(tag).build().equals(Locale.ROOT);
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    /** What a page says of a text that is said to be in the language {@code tag}; nothing where nothing is said. */
    public static String inPages(String tag) {
        return tag.isEmpty() || isKnown(tag) ? tag : UNKNOWN;
    }

    /**
     * The tag that {@code written} is, be it with underscores or one of ISO 639-2: {@code eng}, as players and their makers write; empty where it names no
     * language.
     */
    public static Optional<String> find(String written) {
        var tag = written.replace('_', '-');
        if (isKnown(tag)) {
            return Optional.of(tag);
        }
        int end = tag.indexOf('-');
        var primary = (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(Catalogued.TWO_LETTERS.get(primary))
                .map(language -> end < 0 ? language : language + tag.substring(end))
                .filter(LanguageTags::isKnown);
    }

    /** The same, or what somebody meant who wrote the name of a language; what they are called takes megabytes, so not for a node. */
    public static Optional<String> findMeant(String word) {
        return find(word)
                .or(() -> Stream.of(Locale.getISOLanguages())
                        .map(Locale::of)
                        .filter(language -> word.equalsIgnoreCase(language.getDisplayLanguage(Locale.ENGLISH))
                                || word.equalsIgnoreCase(language.getDisplayLanguage(language)))
                        .map(Locale::toLanguageTag)
                        .findFirst());
    }

    /** Codes of ISO 639-2 of those languages that have a shorter one. Made when first asked for, for a document may ask in each of its elements. */
    private static final class Catalogued {
        /** Those that libraries keep beside the ones that Java has. */
        private static final String OLD =
                "sqalb hyarm eubaq mybur zhchi cscze nldut frfre kageo deger elgre isice mkmac mimao msmay faper rorum skslo botib cywel yiyid";

        static final Map<String, String> TWO_LETTERS = read();

        private static Map<String, String> read() {
            var codes = new HashMap<String, String>();
            for (var language : Locale.getISOLanguages()) {
                codes.putIfAbsent(Locale.of(language).getISO3Language(), language);
            }
            for (var pair : OLD.split(" ", -1)) {
                codes.put(pair.substring(2), pair.substring(0, 2));
            }
            return Map.copyOf(codes);
        }
    }

    /** All languages that are registered, in order. */
    static List<String> primaries() {
        return REGISTERED.stream().mapToObj(LanguageTags::letters).sorted().toList();
    }

    private static int place(String primary) {
        int place = 0;
        for (int i = 0; i < 3; i++) {
            place = place * LETTERS + (i < primary.length() ? primary.charAt(i) - 'a' + 1 : 0);
        }
        return place;
    }

    private static String letters(int place) {
        var letters = new StringBuilder();
        for (int rest = place; rest > 0; rest /= LETTERS) {
            if (rest % LETTERS > 0) {
                letters.append((char) ('a' - 1 + rest % LETTERS));
            }
        }
        return letters.reverse().toString();
    }

    private static BitSet read() {
        var registered = new BitSet(LETTERS * LETTERS * LETTERS);
        try (var in = LanguageTags.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + LIST);
            }
            new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> add(line, registered));
        } catch (IOException e) {
            throw new UncheckedIOException(LIST, e);
        }
        return registered;
    }

    /** {@code line} has two letters, a space, and the third letters; a dot where the two stand for themselves. */
    private static void add(String line, BitSet registered) {
        var two = line.substring(0, 2);
        line.substring(3).chars().forEach(c -> registered.set(place(c == '.' ? two : two + (char) c)));
    }
}
