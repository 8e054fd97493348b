package org.packhorse.node.library.page;

import java.util.List;
import org.packhorse.node.library.page.licence.Licence;

/**
 * What is said about content, beside its title and description.
 *
 * @param kind what opening it shows
 * @param subjects may be empty; each leads to the list of all that has it, or to nothing where there is no such list
 * @param accessibility may be empty
 * @param level the key of its level among the messages; empty where it has none
 * @param attribution whom to name; may be empty
 */
public record About(
        Kind kind,
        List<String> languages,
        List<Facets.Option> subjects,
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

    /** The same with other {@code subjects}. */
    public About withSubjects(List<Facets.Option> subjects) {
        return new About(kind, languages, subjects, accessibility, level, publisher, attribution, licence);
    }
}
