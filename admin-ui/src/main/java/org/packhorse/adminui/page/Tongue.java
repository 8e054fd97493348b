package org.packhorse.adminui.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A language that something to read may be in.
 *
 * @param tag BCP 47
 * @param name in itself
 */
public record Tongue(String tag, String name) {
    /** Those most spoken in schools without a network, and those of the United Nations. */
    static final List<Tongue> ALL = Stream.of(
                    "am", "ar", "bn", "en", "es", "fa", "fr", "ha", "hi", "ht", "id", "ig", "km", "lg", "ln", "lo",
                    "mg", "ml", "mn", "mr", "my", "ne", "ny", "om", "pa", "ps", "pt", "qu", "rn", "ru", "rw", "si",
                    "sn", "so", "st", "sw", "ta", "te", "tg", "th", "ti", "tn", "tr", "uk", "ur", "uz", "vi", "wo",
                    "xh", "yo", "zh", "zu")
            .map(Tongue::of)
            .toList();

    private static Tongue of(String tag) {
        var locale = Locale.forLanguageTag(tag);
        return new Tongue(tag, locale.getDisplayLanguage(locale));
    }
}
