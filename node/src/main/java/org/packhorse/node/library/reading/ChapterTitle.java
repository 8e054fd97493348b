package org.packhorse.node.library.reading;

import java.util.Locale;
import org.packhorse.protocol.content.FilePath;

/** What a chapter calls itself. Programs that make books call chapters like their files, or all like the book. */
public final class ChapterTitle {
    private ChapterTitle() {}

    /**
     * The better of a chapter's title and its first heading, each of which may be empty; empty where neither says anything.
     *
     * @param book the title of the book
     */
    public static String of(FilePath chapter, String book, String title, String heading) {
        boolean saysNothing = title.isBlank() || isFileName(chapter, title) || title.equalsIgnoreCase(book);
        return saysNothing ? heading.strip() : title.strip();
    }

    private static boolean isFileName(FilePath chapter, String title) {
        var name = chapter.name().toLowerCase(Locale.ROOT);
        var lower = title.strip().toLowerCase(Locale.ROOT);
        return lower.equals(name) || name.equals(lower + "." + chapter.extension());
    }
}
