package org.packhorse.node.library.page;

import java.util.List;

/**
 * What all pages have around their own content.
 *
 * @param words the language of this page
 * @param links to other pages, carrying the language if it was chosen
 * @param query what the search box shows
 * @param languages the same page in each language of ours
 */
public record Frame(Words words, Links links, String query, List<Choice> languages) {
    public Frame {
        languages = List.copyOf(languages);
    }

    /** This with {@code text} in the search box. */
    public Frame searching(String text) {
        return new Frame(words, links, text, languages);
    }

    /** The message {@code key}; short for the templates. */
    public String text(String key, String... values) {
        return words.text(key, values);
    }

    /**
     * A link among alternatives.
     *
     * @param name what it is called
     * @param tag the language of that name
     * @param address where it leads
     * @param chosen whether it is the one in force
     */
    public record Choice(String name, String tag, String address, boolean chosen) {
        /** {@code ltr} or {@code rtl}. */
        public String direction() {
            return Tongue.of(tag).direction();
        }
    }
}
