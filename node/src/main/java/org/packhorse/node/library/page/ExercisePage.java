package org.packhorse.node.library.page;

import java.util.List;
import org.packhorse.node.library.page.translation.Tongue;

/**
 * An exercise that is played.
 *
 * @param title in its own language
 * @param tag that language
 * @param back the page that it was started from
 * @param styles addresses, in order
 * @param scripts addresses, in order
 * @param settings JSON for our runtime, safe inside of a script element
 * @param content JSON for the exercise, safe inside of a script element
 */
public record ExercisePage(
        String title,
        String tag,
        String back,
        List<String> styles,
        List<String> scripts,
        String settings,
        String content) {
    public ExercisePage {
        styles = List.copyOf(styles);
        scripts = List.copyOf(scripts);
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return Tongue.of(tag).direction();
    }
}
