package org.packhorse.node.library.page.translation;

import java.util.Locale;
import java.util.Optional;

/** Who has looked at the words of a language, as its bundle says under the key {@code review}. */
public enum Review {
    /** They are what all others were translated from. */
    SOURCE,

    /** Somebody who grew up with the language has read them all. */
    NATIVE,

    /** Nobody who would know; readers are told so. */
    NONE;

    /** What {@code said} means; nobody, where it means nothing. */
    static Review of(Optional<String> said) {
        for (var review : values()) {
            if (said.isPresent() && review.name().toLowerCase(Locale.ROOT).equals(said.get())) {
                return review;
            }
        }
        return NONE;
    }
}
