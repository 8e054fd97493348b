package org.packhorse.node.library.survey;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Subjects are words of curators, who write the same in many ways. */
final class Subjects {
    /** Curators part the words of a subject in many ways. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_-]+");

    /** Those that our pages have words for in every language. */
    static final Set<String> KNOWN = Set.of(
            ("agriculture arts biology chemistry civics computing digital-skills economics environment first-aid geography health history"
                            + " languages life-skills literature mathematics music physics quiz reading religion science sport statistics"
                            + " technology")
                    .split(" "));

    /** What they are called as often. */
    private static final Map<String, String> ALSO_CALLED = Map.of("math", "mathematics", "maths", "mathematics");

    private Subjects() {}

    /** What is one to readers: {@code First aid} and {@code first-aid}, and of what we know {@code Art} and {@code arts}. */
    static String key(String written) {
        var key = BETWEEN_WORDS
                .matcher(Normalizer.normalize(written.strip(), Normalizer.Form.NFKC))
                .replaceAll("-")
                .toLowerCase(Locale.ROOT);
        return variants(key).stream().filter(KNOWN::contains).findFirst().orElse(key);
    }

    /** {@code key} itself, and what may be its plural or singular in English, in which the keys are. */
    private static List<String> variants(String key) {
        return List.of(
                key,
                ALSO_CALLED.getOrDefault(key, key),
                key + "s",
                without(key, "s", ""),
                without(key, "ies", "y"),
                without(key, "zes", ""));
    }

    private static String without(String key, String ending, String instead) {
        return key.endsWith(ending) ? key.substring(0, key.length() - ending.length()) + instead : key;
    }
}
