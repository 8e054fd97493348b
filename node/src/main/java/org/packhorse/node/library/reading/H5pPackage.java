package org.packhorse.node.library.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.packhorse.node.assembly.FileList;
import org.packhorse.node.html.Encoding;
import org.packhorse.node.library.reading.markup.Passage;
import org.packhorse.node.library.reading.markup.PlainWords;
import org.packhorse.node.library.reading.markup.Rewriting;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.json.TokenTree;

/**
 * An H5P package as far as it can be read without being played: what it says, its pictures, sound and films, and whose it is.
 *
 * @param title may be empty
 * @param type the name of its main library, for example {@code H5P.QuestionSet}
 * @param tag its language, may be empty
 * @param licence as it names it, may be empty
 * @param authors may be empty
 * @param media files in it that its content uses and that are there
 * @param words what its content says, in order
 */
public record H5pPackage(
        String title,
        String type,
        String tag,
        String licence,
        List<String> authors,
        List<FileEntry> media,
        List<Passage> words) {
    /** Names in the content of what is read; other texts are settings. */
    private static final Set<String> SPOKEN = Set.of(
            ("text question answer answers introduction title description header front back tip hint correct wrong textfield summary"
                            + " alt imagealt matchalt imagealttext backgroundimagealttext"
                            + " caption label content taskdescription questions tips body subtitle term definition feedback solution"
                            + " sentence word entry")
                    .toLowerCase(Locale.ROOT)
                    .split(" "));

    /** Branches that say the same in every package: the words on buttons, and settings. */
    private static final Set<String> SILENT = Set.of(
            "l10n",
            "behaviour",
            "override",
            "overallfeedback",
            "ui",
            "uitext",
            "uitranslations",
            "metadata",
            "confirmcheck",
            "confirmretry",
            "interactivebookui",
            "scorebarlabel",
            "a11y",
            "texts");

    /** Texts that are settings, whatever they are called: which answer is right is not read out beforehand. */
    private static final Set<String> SETTINGS = Set.of("true", "false");

    /** Texts in which stars stand around what is to be marked, dragged or filled in. */
    private static final Set<String> STARRED = Set.of("textfield", "questions");

    private static final Pattern STARS = Pattern.compile("\\*(?=\\S)([^*]{1,500})(?<=\\S)\\*");

    private static final int MEDIA_LIMIT = 200;
    private static final int WORDS_LIMIT = 5_000;
    private static final int DEPTH_LIMIT = 100;
    private static final int AUTHOR_LIMIT = 10;

    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH_LIMIT).build())
            .build();

    public H5pPackage {
        authors = List.copyOf(authors);
        media = List.copyOf(media);
        words = List.copyOf(words);
    }

    /** What a text of the content that is called {@code name} says to learners; empty where that is nothing. */
    public static Optional<String> said(String name, String text) {
        var field = name.toLowerCase(Locale.ROOT);
        if (!SPOKEN.contains(field) || SETTINGS.contains(text)) {
            return Optional.empty();
        }
        return Optional.of(STARRED.contains(field) ? STARS.matcher(text).replaceAll("$1") : text);
    }

    /** Whether nothing below {@code name} is content. */
    public static boolean isSilent(String name) {
        return SILENT.contains(name.toLowerCase(Locale.ROOT));
    }

    /** What the package that {@code container} is says of itself, with nothing of its content; empty where it is none, or lies in one piece. */
    public static Optional<H5pPackage> describe(FileList files, FilePath container, ReadingRoom room)
            throws IOException {
        return about(files, container, room).map(about -> of(about, List.of(), List.of()));
    }

    /** The same with its content. */
    public static Optional<H5pPackage> find(FileList files, FilePath container, ReadingRoom room) throws IOException {
        var about = about(files, container, room);
        if (about.isEmpty()) {
            return Optional.empty();
        }
        var content = WebPackage.part(files, container, "content/content.json");
        var contents = new Contents(files, container);
        if (content.isPresent()) {
            room.read(files, content.get(), bytes -> {
                contents.read(tree(bytes), "", UnsolvedTexts.type(word(about.get(), "mainLibrary")));
                return true;
            });
        }
        return Optional.of(of(about.get(), List.copyOf(contents.media.values()), contents.words));
    }

    private static Optional<JsonNode> about(FileList files, FilePath container, ReadingRoom room) throws IOException {
        var description = WebPackage.part(files, container, "h5p.json");
        return description.isEmpty() ? Optional.empty() : json(files, description.get(), room);
    }

    private static H5pPackage of(JsonNode about, List<FileEntry> media, List<Passage> words) {
        var authors = new ArrayList<String>();
        about.path("authors").forEach(author -> authors.add(word(author, "name")));
        authors.removeIf(String::isEmpty);
        var licence = (word(about, "license") + " " + word(about, "licenseVersion")).strip();
        return new H5pPackage(
                word(about, "title"),
                word(about, "mainLibrary"),
                Rewriting.tag(word(about, "language")),
                licence.equals("U") ? "" : licence,
                authors.subList(0, Math.min(authors.size(), AUTHOR_LIMIT)),
                media,
                words);
    }

    /** The object that {@code entry} is; empty where it is too long or none. */
    static Optional<JsonNode> json(FileList files, FileEntry entry, ReadingRoom room) throws IOException {
        return room.read(files, entry, H5pPackage::tree).filter(JsonNode::isObject);
    }

    private static JsonNode tree(byte[] bytes) throws IOException {
        try (var json = JSON.createParser(bytes)) {
            return json.nextToken() == null ? MissingNode.getInstance() : TokenTree.read(json);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** The text called {@code name}, shortened; may be empty. */
    static String word(JsonNode node, String name) {
        return node.path(name).isTextual() ? Books.shorten(node.path(name).asText()) : "";
    }

    /** What is found in the content; used once, by one thread. The depth of it is limited by the parser. */
    private static final class Contents {
        private final FileList files;
        private final FilePath container;
        private final Map<FilePath, FileEntry> media = new LinkedHashMap<>();
        private final List<Passage> words = new ArrayList<>();
        private final Set<String> said = new LinkedHashSet<>();

        Contents(FileList files, FilePath container) {
            this.files = files;
            this.container = container;
        }

        /** Reads what is called {@code name} in an exercise of {@code type}, which others may lie in. */
        void read(JsonNode node, String name, String type) throws IOException {
            if (node.isTextual()) {
                text(name, node.asText(), type);
            } else if (node.isObject()) {
                var inner = node.path("params").isObject() ? UnsolvedTexts.type(word(node, "library")) : type;
                for (var field : node.properties()) {
                    if (!isSilent(field.getKey())) {
                        read(field.getValue(), field.getKey(), inner);
                    }
                }
            } else {
                for (var item : UnsolvedTexts.mix(type, node)) {
                    read(item, name, type);
                }
            }
        }

        private void text(String name, String text, String type) throws IOException {
            if (name.equalsIgnoreCase("path")) {
                file(text);
                return;
            }
            var spoken = said(name, UnsolvedTexts.hide(type, name, text));
            if (spoken.isPresent() && words.size() < WORDS_LIMIT && said.add(text)) {
                ReadingRoom.parse(spoken.get().getBytes(StandardCharsets.UTF_8), true, Encoding.Languages.UNKNOWN)
                        .ifPresent(document -> words.addAll(PlainWords.of(document)));
            }
        }

        private void file(String path) throws IOException {
            try {
                var found = files.findFile(container.part("content/" + path));
                if (found.isPresent() && media.size() < MEDIA_LIMIT) {
                    media.putIfAbsent(found.get().path(), found.get());
                }
            } catch (RefusedInputException e) {
                // An address in the world, or none at all: nothing of it is here.
                return;
            }
        }
    }
}
