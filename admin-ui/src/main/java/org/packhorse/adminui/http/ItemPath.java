package org.packhorse.adminui.http;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where one item is corrected.
 *
 * @param id of the item
 * @param part what of it is sent there
 */
record ItemPath(String id, Part part) {
    private static final Pattern FORM = Pattern.compile("/teacher/items/([a-z0-9][a-z0-9-]{0,63})(/file|/subtitles)?");

    /** What a form is about. */
    enum Part {
        /** What is said about it. */
        WORDS,
        /** The file itself. */
        FILE,
        /** Subtitles beside it. */
        SUBTITLES
    }

    /** What {@code path} is; empty where it is none. */
    static Optional<ItemPath> parse(String path) {
        var form = FORM.matcher(path);
        if (!form.matches()) {
            return Optional.empty();
        }
        var part = form.group(2) == null ? Part.WORDS : form.group(2).equals("/file") ? Part.FILE : Part.SUBTITLES;
        return Optional.of(new ItemPath(form.group(1), part));
    }

    /** The address of its page. */
    String page() {
        return TeacherPaths.ITEM + id;
    }

    /** Whether what is sent has a file in it. */
    boolean hasFile() {
        return part != Part.WORDS;
    }
}
