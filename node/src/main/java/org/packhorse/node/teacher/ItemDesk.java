package org.packhorse.node.teacher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.packhorse.adminui.port.ItemState;
import org.packhorse.adminui.port.ItemState.Part;
import org.packhorse.adminui.port.ItemView;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.SeenItem;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.adminui.port.TeacherShelf;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.catalog.NamedLanguage;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.library.reading.Subtitles;
import org.packhorse.node.takehome.Companions;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

/** What teachers added, one by one: what is said about it, its file, and the subtitles beside that. */
final class ItemDesk {
    /** What the library knows as a word for films with subtitles. */
    private static final String WITH_SUBTITLES = "captions";

    private final LocalShelf local;
    private final LinkPages pages;

    ItemDesk(LocalShelf local, LinkPages pages) {
        this.local = local;
        this.pages = pages;
    }

    /** See {@link TeacherShelf#findItem}. */
    Optional<ItemView> find(String id) throws IOException {
        var shown = local.shown();
        var resource = shown.flatMap(version -> version.info().findResource(id));
        return resource.isEmpty() ? Optional.empty() : Optional.of(view(resource.get(), shown.orElseThrow()));
    }

    private ItemView view(Resource resource, StoredVersion shown) throws IOException {
        var said = ItemDetails.said(resource);
        var address = Links.plain().resource(LocalCollection.ID, resource.id());
        var file = file(resource, shown);
        var links = pages.find(file, shown);
        if (links.isPresent()) {
            var lines = links.get().typed();
            var state = ItemState.of(said, lines, "", "");
            return new ItemView(resource.id(), said, address, new ItemView.Links(lines), state);
        }
        var subtitles = subtitles(file, shown).stream().map(ItemDesk::told).collect(Collectors.joining());
        var state = ItemState.of(said, List.of(), told(file), subtitles);
        return new ItemView(resource.id(), said, address, content(file, shown), state);
    }

    private static String told(FileEntry file) {
        return file.path() + " " + file.digest() + "\n";
    }

    private static ItemView.Content content(FileEntry file, StoredVersion shown) throws IOException {
        if (!MediaTypes.isTimed(file.mediaType())) {
            return new ItemView.File(file.path().name(), file.sizeBytes());
        }
        var languages = subtitles(file, shown).stream()
                .flatMap(beside -> NamedLanguage.of(beside.path()).stream())
                .distinct()
                .toList();
        return new ItemView.Film(file.path().name(), file.sizeBytes(), languages);
    }

    private static FileEntry file(Resource resource, StoredVersion shown) throws IOException {
        return shown.findFile(new FilePath(resource.entry()))
                .orElseThrow(() -> new IOException(resource.entry() + " is described and not there"));
    }

    private static List<FileEntry> subtitles(FileEntry film, StoredVersion shown) throws IOException {
        return Companions.of(shown, film).stream()
                .filter(Documents::isSubtitles)
                .toList();
    }

    /** Changes {@code parts} of what somebody saw, unless others have changed them meanwhile. */
    private void revise(SeenItem seen, Set<Part> parts, LocalShelf.Revising revising)
            throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        local.revise(seen.id(), (now, shown, batch) -> {
            var revision = revising.of(now, shown, batch);
            boolean changes = !revision.equals(LocalShelf.Revision.ofWords(now));
            if (changes && !Collections.disjoint(view(now, shown).state().changedSince(seen.state()), parts)) {
                throw new ShelfRefusal(ShelfProblem.ITEM_CHANGED);
            }
            return revision;
        });
    }

    /** See {@link TeacherShelf#correct}. */
    void correct(SeenItem seen, NewItem item, List<String> lines)
            throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        ItemDetails.require(item);
        revise(seen, Part.TYPED, (now, shown, batch) -> {
            var corrected = ItemDetails.resource(item, now);
            var written = new ArrayList<FileEntry>();
            if (!corrected.title().equals(now.title())) {
                written.addAll(pages.renamed(corrected, shown, batch));
            }
            var was = file(now, shown);
            var links = pages.find(was, shown);
            if (links.isPresent()) {
                var page = LinkPages.entry(was.path(), pages.rewrite(links.get(), item, lines), batch);
                written.addAll(page.equals(was) ? List.of() : List.of(page));
            }
            var replaced = paths(written);
            return written.isEmpty()
                    ? LocalShelf.Revision.ofWords(corrected)
                    : LocalShelf.Revision.of(corrected, path -> !replaced.contains(path), written);
        });
    }

    /** See {@link TeacherShelf#replaceFile}; {@code name} is clean. */
    void replace(SeenItem seen, String name, Path content, long unpackedLimitBytes)
            throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        var folder = seen.id() + "/";
        revise(seen, Set.of(Part.FILE), (now, shown, batch) -> {
            var was = file(now, shown);
            // What lies beside it, and what leads to it, knows it by its name.
            boolean isOfItsKind =
                    new FilePath(name).extension().equals(was.path().extension());
            var path = isOfItsKind ? was.path() : FilePath.parse(folder + Companions.base(was) + extension(name));
            var entries = local.take(batch, path, content, unpackedLimitBytes);
            if (entries.contains(was)) {
                return LocalShelf.Revision.ofWords(now);
            }
            var type = MediaTypes.promised(path);
            var kept = MediaTypes.isTimed(was.mediaType()) && MediaTypes.isTimed(type)
                    ? paths(subtitles(was, shown))
                    : Set.<FilePath>of();
            return LocalShelf.Revision.of(
                    resource(now, path.value(), !kept.isEmpty()),
                    old -> !old.value().startsWith(folder) || kept.contains(old),
                    entries);
        });
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot);
    }

    private static Set<FilePath> paths(List<FileEntry> files) {
        return files.stream().map(FileEntry::path).collect(Collectors.toSet());
    }

    private static Resource resource(Resource now, String entry, boolean hasSubtitles) {
        var accessibility = new LinkedHashSet<>(now.accessibility());
        accessibility.remove(WITH_SUBTITLES);
        if (hasSubtitles) {
            accessibility.add(WITH_SUBTITLES);
        }
        return new Resource(
                now.id(),
                now.title(),
                now.description(),
                now.languages(),
                now.licence(),
                now.attribution(),
                now.subjects(),
                now.level(),
                List.copyOf(accessibility),
                entry);
    }

    /** See {@link TeacherShelf#addSubtitles}. */
    void addSubtitles(SeenItem seen, String language, String name, Path content)
            throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        if (!NewItem.LANGUAGES.contains(language)) {
            throw new ShelfRefusal(ShelfProblem.CHOICE);
        }
        if (Files.size(content) == 0) {
            throw new ShelfRefusal(ShelfProblem.NO_FILE);
        }
        if (Files.size(content) > TeacherShelf.SUBTITLES_BYTES_LIMIT) {
            throw new ShelfRefusal(ShelfProblem.NOT_SUBTITLES, name);
        }
        var bytes = Files.readAllBytes(content);
        if (Subtitles.parse(bytes, () -> List.of(language)).cues().isEmpty()) {
            throw new ShelfRefusal(ShelfProblem.NOT_SUBTITLES, name);
        }
        revise(seen, Set.of(Part.SUBTITLES), (now, shown, batch) -> {
            var film = film(now, shown);
            var path = FilePath.parse(
                    seen.id() + "/" + Companions.base(film) + "." + language + (isWebVtt(bytes) ? ".vtt" : ".srt"));
            var added = new FileEntry(
                    path, batch.add(ByteBuffer.wrap(bytes), true), bytes.length, MediaTypes.promised(path));
            var old = subtitles(film, language, shown);
            if (old.equals(List.of(added))) {
                return LocalShelf.Revision.ofWords(now);
            }
            var replaced = paths(old);
            return LocalShelf.Revision.of(
                    resource(now, now.entry(), true), other -> !replaced.contains(other), List.of(added));
        });
    }

    /** What phones' programs call such a file tells nothing: {@code film.srt.txt}. */
    private static boolean isWebVtt(byte[] bytes) {
        var beginning = new String(bytes, 0, Math.min(bytes.length, 9), StandardCharsets.UTF_8);
        return beginning.replace("\ufeff", "").startsWith("WEBVTT");
    }

    private static FileEntry film(Resource now, StoredVersion shown) throws IOException, ShelfRefusal {
        var file = file(now, shown);
        if (!MediaTypes.isTimed(file.mediaType())) {
            // Somebody has put something else in its place.
            throw new ShelfRefusal(ShelfProblem.GONE);
        }
        return file;
    }

    private static List<FileEntry> subtitles(FileEntry film, String language, StoredVersion shown) throws IOException {
        return subtitles(film, shown).stream()
                .filter(beside ->
                        NamedLanguage.of(beside.path()).filter(language::equals).isPresent())
                .toList();
    }

    /** See {@link TeacherShelf#removeSubtitles}. */
    void removeSubtitles(SeenItem seen, String language)
            throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        revise(seen, Set.of(Part.SUBTITLES), (now, shown, _) -> {
            var film = film(now, shown);
            var all = new ArrayList<>(subtitles(film, shown));
            var removed = subtitles(film, language, shown);
            if (removed.isEmpty()) {
                throw new ShelfRefusal(ShelfProblem.GONE);
            }
            all.removeAll(removed);
            var paths = paths(removed);
            return LocalShelf.Revision.of(
                    resource(now, now.entry(), !all.isEmpty()), old -> !paths.contains(old), List.of());
        });
    }
}
