package org.packhorse.node.library.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.packhorse.protocol.content.FilePath;

/**
 * A book of chapters, as its own package document describes it (EPUB 2 and 3).
 *
 * @param title may be empty
 * @param tag the language, may be empty
 * @param creators those who made it
 * @param chapters in the order of reading, all of them there, without {@code tables}
 * @param contents its table of contents; empty where it has none that can be read
 * @param tables documents that are nothing but a table of contents
 * @param locked chapters that only those can read who bought them
 */
public record Book(
        String title,
        String tag,
        List<String> creators,
        List<Chapter> chapters,
        List<Entry> contents,
        Set<FilePath> tables,
        Set<FilePath> locked) {
    public Book {
        creators = List.copyOf(creators);
        chapters = List.copyOf(chapters);
        contents = List.copyOf(contents);
        tables = Set.copyOf(tables);
        locked = Set.copyOf(locked);
    }

    /**
     * One document of it.
     *
     * @param title what the table of contents calls it, else what it calls itself; may be empty
     * @param front whether it is a title page or the like: a page of the book, but none of its chapters
     */
    public record Chapter(FilePath part, String title, boolean front) {}

    /**
     * A line of the table of contents.
     *
     * @param target where it leads, if anywhere
     * @param fragment the place there, may be empty
     * @param level 1 for the outermost
     */
    public record Entry(String title, Optional<FilePath> target, String fragment, int level) {}

    /** Whether there is nothing in it that can be read. */
    public boolean isLocked() {
        return locked.size() == chapters.size();
    }

    /** Whether the chapter at {@code part} cannot be read. */
    public boolean isLocked(FilePath part) {
        return locked.contains(part);
    }

    /** The place of the chapter at {@code part} among all, from 0; -1 where it is none of them. */
    public int indexOf(FilePath part) {
        for (int i = 0; i < chapters.size(); i++) {
            if (chapters.get(i).part().equals(part)) {
                return i;
            }
        }
        return -1;
    }

    /** Which chapter readers count the one at {@code index} as, from 1; 0 for what is none. */
    public int number(int index) {
        return chapters.get(index).front() ? 0 : counted(chapters.subList(0, index + 1));
    }

    /** How many chapters readers count. */
    public int count() {
        return counted(chapters);
    }

    private static int counted(List<Chapter> chapters) {
        return (int) chapters.stream().filter(chapter -> !chapter.front()).count();
    }
}
