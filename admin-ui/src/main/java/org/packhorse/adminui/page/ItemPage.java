package org.packhorse.adminui.page;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.packhorse.adminui.port.ItemState.Part;
import org.packhorse.adminui.port.ItemView;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.TeacherShelf;

/**
 * Something that a teacher added, to be corrected.
 *
 * @param item as it is
 * @param typed what was to be made of it, where that was refused
 * @param changed what others have changed since whoever typed saw it
 * @param fileBytesLimit the largest file that is taken
 */
public record ItemPage(
        ItemView item, Typed typed, Set<Part> changed, long fileBytesLimit, TeacherPage.Message message) {
    /** Stands for what is empty. */
    private static final String NOTHING_SAID = "–";

    public ItemPage {
        changed = Set.copyOf(changed);
    }

    /** That of {@code item} as it is. */
    public static ItemPage of(ItemView item, long fileBytesLimit, TeacherPage.Message message) {
        return new ItemPage(item, Typed.NOTHING, Set.of(), fileBytesLimit, message);
    }

    /** What the fields of {@code parts} are called in {@code words}. */
    public static String names(Set<Part> parts, Words words) {
        return parts.stream()
                .sorted()
                .map(part -> words.text("shelf." + part.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" · "));
    }

    /** What others have made of what was to be changed, in {@code words}: it stands beside what was typed. */
    public Map<Part, String> now(Words words) {
        var now = new EnumMap<Part, String>(Part.class);
        if (typed.item().isPresent()) {
            for (var part : changed) {
                var value = now(part, words);
                now.put(part, value.isEmpty() ? NOTHING_SAID : value);
            }
        }
        return now;
    }

    private String now(Part part, Words words) {
        var said = item.said();
        return switch (part) {
            case TITLE -> said.title();
            case DESCRIPTION -> said.description();
            case AUTHOR -> said.author();
            case LICENCE -> said.licence();
            case LANGUAGE -> Tongue.of(said.language()).name();
            case LEVEL -> words.text("shelf.level." + said.level());
            case SUBJECT -> said.subject().isEmpty() ? "" : words.text("subject." + said.subject());
            case LINKS -> item.content() instanceof ItemView.Links links ? String.join("\n", links.lines()) : "";
            case FILE -> file(words);
            case SUBTITLES -> subtitles().stream().map(Tongue::name).collect(Collectors.joining(" · "));
        };
    }

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
