package org.packhorse.adminui.page;

import java.util.List;
import java.util.Optional;
import org.packhorse.adminui.port.ItemView;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.TeacherShelf;

/**
 * Something that a teacher added, to be corrected.
 *
 * @param item as it is
 * @param typed what was to be made of it, where that was refused
 * @param fileBytesLimit the largest file that is taken
 */
public record ItemPage(ItemView item, Typed typed, long fileBytesLimit, TeacherPage.Message message) {
    /**
     * What was typed, so that nobody has to type it again.
     *
     * @param links one in each line
     */
    public record Typed(Optional<NewItem> item, String links) {
        /** Nothing: forms show what there is. */
        public static final Typed NOTHING = new Typed(Optional.empty(), "");

        public Typed(NewItem item, String links) {
            this(Optional.of(item), links);
        }
    }

    /** What the form shows. */
    public NewItem said() {
        return typed.item().orElse(item.said());
    }

    /** Whether it consists of links. */
    public boolean isLinks() {
        return item.content() instanceof ItemView.Links;
    }

    /** Whether it is a film or sound, which can have subtitles. */
    public boolean isFilm() {
        return item.content() instanceof ItemView.Film;
    }

    /** Its links as the form shows them. */
    public String links() {
        return typed.item().isPresent() || !(item.content() instanceof ItemView.Links links)
                ? typed.links()
                : String.join("\n", links.lines());
    }

    /** What its file is called, and its size in {@code words}; empty where it has none that somebody chose. */
    public String file(Words words) {
        return switch (item.content()) {
            case ItemView.Links _ -> "";
            case ItemView.File(var name, long bytes) -> name + " · " + words.bytes(bytes);
            case ItemView.Film(var name, long bytes, var _) -> name + " · " + words.bytes(bytes);
        };
    }

    /** The languages of its subtitles. */
    public List<Tongue> subtitles() {
        return item.content() instanceof ItemView.Film film
                ? film.subtitles().stream().map(Tongue::of).toList()
                : List.of();
    }

    /** The language of subtitles that are to be added: most say what is said. */
    public String likely() {
        return item.said().language();
    }

    /** The largest file, in {@code words}. */
    public String largest(Words words) {
        return words.bytes(fileBytesLimit);
    }

    /** The largest file of subtitles, in {@code words}. */
    public String largestSubtitles(Words words) {
        return words.bytes(TeacherShelf.SUBTITLES_BYTES_LIMIT);
    }
}
