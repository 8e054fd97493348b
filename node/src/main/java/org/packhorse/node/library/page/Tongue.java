package org.packhorse.node.library.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The language of a piece of content.
 *
 * @param tag its BCP 47 tag
 */
public record Tongue(String tag) {
    private static final Set<String> RIGHT_TO_LEFT_SCRIPTS =
            Set.of("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr");

    /** Those usually written so when no script is named. */
    private static final Set<String> RIGHT_TO_LEFT_LANGUAGES = Set.of(
            "ar", "arc", "arz", "ckb", "dv", "fa", "he", "iw", "ks", "mzn", "nqo", "pnb", "prs", "ps", "sd", "syr",
            "ug", "ur", "yi");

    /** The language {@code tag}. */
    public static Tongue of(String tag) {
        return new Tongue(tag);
    }

    /** What the speakers of each of {@code tags} call it. */
    public static List<String> names(List<String> tags) {
        return tags.stream().map(tag -> of(tag).name()).toList();
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        var locale = Locale.forLanguageTag(tag);
        boolean rightToLeft = locale.getScript().isEmpty()
                ? RIGHT_TO_LEFT_LANGUAGES.contains(locale.getLanguage())
                : RIGHT_TO_LEFT_SCRIPTS.contains(locale.getScript());
        return rightToLeft ? "rtl" : "ltr";
    }

    /** What its speakers call it; the tag where that is not known here. */
    public String name() {
        var locale = Locale.forLanguageTag(tag);
        var name = locale.getDisplayName(locale);
        if (name.isEmpty()) {
            return tag;
        }
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toUpperCase(locale) + name.substring(first);
    }
}
