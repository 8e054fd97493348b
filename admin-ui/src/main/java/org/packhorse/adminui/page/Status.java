package org.packhorse.adminui.page;

import java.util.List;

/**
 * The one thing school staff want to know: is this device healthy and up to date?
 *
 * @param tone how it is meant
 * @param title the answer in a few words
 * @param details what makes it understandable: since when, how far, what to do
 * @param announcement what a screen reader says when it changes; coarser than {@code details}, or it would never be quiet
 */
public record Status(Tone tone, String title, List<String> details, String announcement) {
    public Status {
        details = List.copyOf(details);
    }

    /** How a status is meant. The colour says it, but never alone. */
    public enum Tone {
        /** All is well. */
        GOOD,
        /** Something is under way. */
        BUSY,
        /** Nothing is wrong, but somebody may want to act. */
        NOTICE,
        /** Somebody should act. */
        ATTENTION;

        /** The name of the style. */
        public String style() {
            return switch (this) {
                case GOOD -> "good";
                case BUSY -> "busy";
                case NOTICE -> "notice";
                case ATTENTION -> "attention";
            };
        }
    }

    /** A status that is announced by its title. */
    static Status of(Tone tone, String title, List<String> details) {
        return new Status(tone, title, details, title);
    }
}
