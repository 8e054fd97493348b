package org.packhorse.node.library.page;

import java.util.List;

/**
 * What is said about content, beside its title and description.
 *
 * @param tag the language of the subjects
 * @param kind what opening it shows
 * @param subjects may be empty
 * @param accessibility may be empty
 * @param level the key of its level among the messages; empty where it has none
 * @param attribution whom to name; may be empty
 */
public record About(
        String tag,
        Kind kind,
        List<String> languages,
        List<String> subjects,
        List<String> accessibility,
        String level,
        String publisher,
        String attribution,
        Licence licence) {
    public About {
        languages = List.copyOf(languages);
        subjects = List.copyOf(subjects);
        accessibility = List.copyOf(accessibility);
    }
}
