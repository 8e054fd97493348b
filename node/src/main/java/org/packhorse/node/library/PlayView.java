package org.packhorse.node.library;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.ExercisePage;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.library.page.translation.Words;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.library.reading.Exercise;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.FileEntry;

/** Fills the page on which an H5P package is played. It is ours, what runs in it is not: see {@link Replies#playing}. */
final class PlayView {
    /** Any number will do: there is one exercise on a page. */
    private static final int CONTENT_ID = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private final Documents documents;
    private final Pages pages;

    PlayView(Documents documents, Pages pages) {
        this.documents = documents;
        this.pages = pages;
    }

    /** What it takes to play {@code container}, where that is an H5P package. */
    static Optional<Exercise> exercise(Documents documents, ShownVersion version, FileEntry container)
            throws IOException {
        return documents.findExercise(version, container, version::first);
    }

    /** The page on which {@code place} is played; empty where it cannot be. */
    Optional<Response> find(Visit visit, Place place) throws IOException {
        var version = place.version();
        if (!(exercise(documents, version, place.entry()).orElse(null) instanceof Exercise.Playable playable)) {
            return Optional.empty();
        }
        var content = documents.content(version, playable);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        var page = new ExercisePage(
                playable.title().isEmpty() ? place.title() : playable.title(),
                playable.tag().isEmpty() ? place.tag() : playable.tag(),
                place.read(""),
                addresses(
                        place,
                        playable.libraries().stream()
                                .flatMap(library -> library.styles().stream())
                                .toList()),
                addresses(
                        place,
                        playable.libraries().stream()
                                .flatMap(library -> library.scripts().stream())
                                .toList()),
                settings(visit.words(), place, playable),
                content.get());
        return Optional.of(
                Replies.playing(pages.exercise(visit.frame(), page), PolicySource.of(visit.request()), base(place)));
    }

    private static List<String> addresses(Place place, List<FileEntry> files) {
        return files.stream()
                .map(file ->
                        Links.content(place.version().collection(), file.path().value()))
                .toList();
    }

    /** Where the parts of the package are; ends with a slash. */
    private static String base(Place place) {
        return Links.content(place.version().collection(), place.entry().path() + "//");
    }

    private static String settings(Words words, Place place, Exercise.Playable playable) throws IOException {
        var id = place.version().collection();
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("id", CONTENT_ID);
            json.writeStringField("title", playable.title());
            json.writeStringField("library", playable.main().toString());
            json.writeStringField("base", base(place));
            json.writeStringField("content", base(place) + "content");
            json.writeObjectFieldStart("libraries");
            for (var library : playable.libraries()) {
                json.writeStringField(
                        library.name().folder(),
                        Links.content(id, library.folder().value()));
            }
            json.writeEndObject();
            json.writeObjectFieldStart("texts");
            json.writeStringField("unknown", words.text("play.unknown"));
            json.writeStringField("failed", words.text("play.failed"));
            json.writeStringField("close", words.text("play.close"));
            json.writeStringField("cancelLabel", words.text("play.cancel"));
            json.writeStringField("confirmLabel", words.text("play.confirm"));
            json.writeEndObject();
            json.writeEndObject();
        }
        return Documents.inert(text.toString());
    }
}
