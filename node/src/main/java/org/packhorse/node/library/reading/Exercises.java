package org.packhorse.node.library.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.packhorse.node.assembly.FileList;
import org.packhorse.node.library.reading.markup.Rewriting;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/** Finds out what it takes to play H5P packages. Any thread. */
final class Exercises {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final ReadingRoom room;

    Exercises(ReadingRoom room) {
        this.room = room;
    }

    /** The exercise that {@code container} is; empty where it does not say that it is one. */
    Optional<Exercise> find(FileList files, FilePath container, Order order) throws IOException {
        var description = WebPackage.part(files, container, "h5p.json");
        if (description.isEmpty()) {
            return Optional.empty();
        }
        var about = H5pPackage.json(files, description.get(), room);
        var content = WebPackage.part(files, container, "content/content.json");
        if (about.isEmpty()
                || content.isEmpty()
                || content(files, content.get()).isEmpty()) {
            return Optional.of(new Exercise.Unplayable());
        }
        var named = H5pLibrary.Name.list(about.get(), "preloadedDependencies", H5pLibraries.LIBRARY_LIMIT + 1);
        var main = named.stream()
                .filter(name ->
                        name.machine().equals(about.get().path("mainLibrary").asText()))
                .findFirst();
        if (main.isEmpty()) {
            return Optional.of(new Exercise.Unplayable());
        }
        var libraries = new H5pLibraries(files, container, order, room);
        for (var name : named) {
            libraries.add(name);
        }
        if (libraries.isTooMuch()) {
            return Optional.of(new Exercise.Unplayable());
        }
        return Optional.of(
                libraries.missing().isEmpty()
                        ? new Exercise.Playable(
                                container,
                                H5pPackage.word(about.get(), "title"),
                                Rewriting.tag(H5pPackage.word(about.get(), "language")),
                                main.get(),
                                libraries.ready(),
                                content.get())
                        : new Exercise.Lacking(libraries.missing()));
    }

    /** The content of an exercise, as it may stand inside of a script element; empty where it is too long or no JSON object. */
    Optional<String> content(FileList files, FileEntry content) throws IOException {
        return room.read(files, content, bytes -> {
                    var text = new String(bytes, StandardCharsets.UTF_8);
                    var json = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
                    return isObject(json) ? Optional.of(inert(json)) : Optional.<String>empty();
                })
                .flatMap(found -> found);
    }

    /** Read once through, with nothing of it kept. */
    private static boolean isObject(String json) throws IOException {
        try (var parser = H5pPackage.JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /**
     * The same JSON without what a browser could take for the end of a script, the beginning of a comment, or (JavaScript before 2019) the end
     * of a line: in valid JSON, these characters stand inside of strings only.
     */
    static String inert(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }
}
