package org.packhorse.protocol.content;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One learning item of a collection.
 *
 * @param id unique in the collection, part of addresses: 1 to 64 of {@code a-z 0-9 -}
 * @param title in the item's language
 * @param description plain text, may be empty
 * @param languages BCP 47 tags, at least one
 * @param licence an SPDX identifier
 * @param attribution what must be said where the item is shown, may be empty
 * @param subjects free words of the curator
 * @param level {@code primary}, {@code secondary}, {@code teachers} or {@code all}
 * @param accessibility words of schema.org's {@code accessibilityFeature}
 * @param entry the file that a reader opens first; where it names a folder that has no such file, the folder is listed
 */
public record Resource(
        String id,
        String title,
        String description,
        List<String> languages,
        String licence,
        String attribution,
        List<String> subjects,
        String level,
        List<String> accessibility,
        String entry) {
    /** A screenful; descriptions are not articles. */
    public static final int TEXT_LIMIT_CHARS = 4_000;

    /** More words than this no reader filters by. */
    public static final int LIST_LIMIT = 64;

    /** One line on a small screen. */
    public static final int WORD_LIMIT_CHARS = 200;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final List<String> LEVELS = List.of("primary", "secondary", "teachers", "all");

    public Resource {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a resource's id: " + Quoted.shortly(id));
        }
        requireText("title", title, 1);
        requireText("description", description, 0);
        requireText("licence", licence, 1);
        requireText("attribution", attribution, 0);
        requireText("entry", entry, 0);
        languages = requireLanguages(languages);
        subjects = requireWords("subjects", subjects);
        accessibility = requireWords("accessibility", accessibility);
        if (!LEVELS.contains(level)) {
            throw new IllegalArgumentException("level is one of " + LEVELS + ", not " + Quoted.shortly(level));
        }
    }

    static void requireText(String field, String text, int leastChars) {
        if (!text.codePoints().allMatch(c -> Character.getType(c) != Character.SURROGATE)) {
            // Encoded, they would become question marks, and so another text.
            throw new IllegalArgumentException(field + " has a broken character");
        }
        if (text.length() < leastChars || text.length() > TEXT_LIMIT_CHARS) {
            throw new IllegalArgumentException(
                    field + " has " + text.length() + " characters, not " + leastChars + " to " + TEXT_LIMIT_CHARS);
        }
    }

    static List<String> requireLanguages(List<String> tags) {
        var words = requireWords("languages", tags);
        if (words.isEmpty() || !words.stream().allMatch(t -> LANGUAGE.matcher(t).matches())) {
            throw new IllegalArgumentException("languages are BCP 47 tags such as en or pt-BR, at least one");
        }
        return words;
    }

    private static List<String> requireWords(String field, List<String> words) {
        if (words.size() > LIST_LIMIT || words.stream().anyMatch(w -> w.isBlank() || w.length() > WORD_LIMIT_CHARS)) {
            throw new IllegalArgumentException(
                    field + " has at most " + LIST_LIMIT + " entries of 1 to " + WORD_LIMIT_CHARS + " characters each");
        }
        words.forEach(word -> requireText(field, word, 1));
        return List.copyOf(words);
    }
}
