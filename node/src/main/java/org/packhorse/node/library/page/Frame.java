package org.packhorse.node.library.page;

import java.util.List;
import org.packhorse.node.library.page.translation.Review;
import org.packhorse.node.library.page.translation.Tongue;
import org.packhorse.node.library.page.translation.Words;

/**
 * What all pages have around their own content.
 *
 * @param words the language of this page
 * @param carried what the reader has chosen
 * @param here the address of this page without that
 * @param links to other pages, with it
 * @param query what the search box shows
 * @param languages this page in a few languages that the reader may prefer
 */
public record Frame(Words words, Carried carried, String here, Links links, String query, List<Choice> languages) {
    public Frame {
        languages = List.copyOf(languages);
    }

    /** This with {@code text} in the search box. */
    public Frame searching(String text) {
        return new Frame(words, carried, here, links, text, languages);
    }

    /** The page called {@code name} that belongs to this one, without anything after its question mark. */
    public String below(String name) {
        int question = here.indexOf('?');
        return links.at((question < 0 ? here : here.substring(0, question)) + "/" + name);
    }

    /** Whether this page shows another to a camera. */
    public boolean isQr() {
        return here.startsWith("/qr?");
    }

    /** The page that shows this one's address to a camera. */
    public String qr() {
        return links.qr(here);
    }

    /** The message {@code key}; short for the templates. */
    public String text(String key, String... values) {
        return words.text(key, values);
    }

    /** The looks as classes of the stylesheet. */
    public String looks() {
        return Look.join(carried.looks()).replace('.', ' ');
    }

    /** Where the dark colours hold: on screens where the system wishes so, on all screens, or never. Paper is white. */
    public String darkMedia() {
        if (carried.looks().contains(Look.DARK)) {
            return "screen";
        }
        return carried.looks().isEmpty() || carried.looks().equals(List.of(Look.LARGE))
                ? "screen and (prefers-color-scheme:dark)"
                : "not all";
    }

    /** The colours that the browser's own parts should have. */
    public String colourScheme() {
        return switch (darkMedia()) {
            case "screen" -> "dark";
            case "not all" -> "light";
            default -> "light dark";
        };
    }

    /** Whether readers must be told that nobody has looked at these words. */
    public boolean isUnreviewed() {
        return words.review() == Review.NONE;
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
