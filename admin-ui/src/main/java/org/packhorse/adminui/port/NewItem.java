package org.packhorse.adminui.port;

import java.util.List;

/**
 * What a teacher says about something new; nothing of it has been checked.
 *
 * @param licence one of {@link #LICENCES}
 * @param language one of {@link #LANGUAGES}
 * @param level one of {@link #LEVELS}
 * @param subject one of {@link #SUBJECTS}, or empty
 */
public record NewItem(
        String title,
        String description,
        String author,
        String licence,
        String language,
        String level,
        String subject) {
    /** SPDX identifiers to choose from; the first is for one's own work. */
    public static final List<String> LICENCES = List.of(
            "CC-BY-4.0",
            "CC-BY-SA-4.0",
            "CC-BY-NC-4.0",
            "CC-BY-NC-SA-4.0",
            "CC0-1.0",
            "CC-BY-3.0",
            "CC-BY-SA-3.0",
            "GFDL-1.3-or-later",
            "CC-PDDC");

    /** BCP 47 tags of the languages most spoken in schools without a network, and of those of the United Nations. */
    public static final List<String> LANGUAGES = List.of(
            "am", "ar", "bn", "en", "es", "fa", "fr", "ha", "hi", "ht", "id", "ig", "km", "lg", "ln", "lo", "mg", "ml",
            "mn", "mr", "my", "ne", "ny", "om", "pa", "ps", "pt", "qu", "rn", "ru", "rw", "si", "sn", "so", "st", "sw",
            "ta", "te", "tg", "th", "ti", "tn", "tr", "uk", "ur", "uz", "vi", "wo", "xh", "yo", "zh", "zu");

    /** For whom something is. */
    public static final List<String> LEVELS = List.of("all", "primary", "secondary", "teachers");

    /** What it is about: the subjects that the library has words for in every language, so that all find it by them. */
    public static final List<String> SUBJECTS = List.of(
            ("agriculture arts biology chemistry civics computing digital-skills economics environment first-aid geography health history"
                            + " languages life-skills literature mathematics music physics quiz reading religion science sport statistics technology")
                    .split(" "));
}
