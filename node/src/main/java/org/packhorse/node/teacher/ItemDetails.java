package org.packhorse.node.teacher;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.node.publish.OpenLicences;
import org.packhorse.protocol.content.Resource;

/** What a teacher said about an item, made into the description of a resource. */
final class ItemDetails {
    /** A line on a phone, twice over. */
    static final int TITLE_CHARS = 150;

    static final int DESCRIPTION_CHARS = 1_000;
    private static final int ID_CHARS = 40;
    private static final Pattern NOT_IN_ID = Pattern.compile("[^a-z0-9]+");

    private ItemDetails() {}

    /** The resource called {@code id} that begins at {@code entry}. */
    static Resource resource(NewItem item, String id, String entry) throws ShelfRefusal {
        return resource(item, id, entry, List.of());
    }

    /** {@code now} with what {@code item} says of it. */
    static Resource resource(NewItem item, Resource now) throws ShelfRefusal {
        return resource(item, now.id(), now.entry(), now.accessibility());
    }

    private static Resource resource(NewItem item, String id, String entry, List<String> accessibility)
            throws ShelfRefusal {
        return new Resource(
                id,
                line(item.title(), TITLE_CHARS, ShelfProblem.TITLE),
                paragraph(item.description()),
                List.of(item.language()),
                item.licence(),
                line(item.author(), TITLE_CHARS, ShelfProblem.AUTHOR),
                item.subject().isEmpty() ? List.of() : List.of(item.subject()),
                item.level(),
                accessibility,
                entry);
    }

    /** What a teacher said to get {@code resource}. */
    static NewItem said(Resource resource) {
        return new NewItem(
                resource.title(),
                resource.description(),
                resource.attribution(),
                resource.licence(),
                resource.languages().getFirst(),
                resource.level(),
                resource.subjects().stream().findFirst().orElse(""));
    }

    /** Refuses what no resource can be made of. */
    static void require(NewItem item) throws ShelfRefusal {
        boolean isChosen = NewItem.LICENCES.contains(item.licence())
                && OpenLicences.isOpen(item.licence())
                && NewItem.LEVELS.contains(item.level())
                && (item.subject().isEmpty() || NewItem.SUBJECTS.contains(item.subject()))
                && NewItem.LANGUAGES.contains(item.language());
        if (!isChosen) {
            throw new ShelfRefusal(ShelfProblem.CHOICE);
        }
        var _ = resource(item, "x", "");
    }

    /** {@code text} as one line of 1 to {@code limit} characters; {@code problem} where it is none. */
    static String line(String text, int limit, ShelfProblem problem) throws ShelfRefusal {
        var line = clean(text).replaceAll("\\s+", " ").strip();
        if (line.isEmpty() || line.length() > limit) {
            throw new ShelfRefusal(problem);
        }
        return line;
    }

    private static String paragraph(String text) throws ShelfRefusal {
        var paragraph = clean(text).strip();
        if (paragraph.length() > DESCRIPTION_CHARS) {
            throw new ShelfRefusal(ShelfProblem.DESCRIPTION);
        }
        return paragraph;
    }

    /** Without what is no text: control characters, but for line ends, and what turns the writing around. */
    static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069&&[^\\n\\t]]", "");
    }

    /** An id that {@code taken} has not, which tells something of {@code title} where that is written in Latin letters. */
    static String newId(String title, Set<String> taken) {
        var plain = Normalizer.normalize(title, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        var word = NOT_IN_ID.matcher(plain.replaceAll("\\p{M}", "")).replaceAll("-");
        word = word.substring(0, Math.min(ID_CHARS, word.length())).replaceAll("^-+|-+$", "");
        var base = word.isEmpty() ? "item" : word;
        var id = base;
        for (int number = 2; taken.contains(id); number++) {
            id = base + "-" + number;
        }
        return id;
    }
}
