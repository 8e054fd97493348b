package org.packhorse.adminui.port;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.packhorse.adminui.port.ItemState.Part;

/** A teachers' shelf in memory: files are looked at and forgotten. Guarded by itself. */
public final class FakeTeacherShelf implements TeacherShelf {
    private final Path uploads;
    private final long limitBytes;
    private List<ItemView> items = List.of();
    private Optional<List<ItemView>> before = Optional.empty();
    private long state;
    private long lastItem;
    private final List<ShelfView.ReadingList> lists = new ArrayList<>();
    private long lastList;
    private long freeBytes = Long.MAX_VALUE;
    private String lastContent = "";

    /** Takes files of up to {@code limitBytes}, received in {@code uploads}. */
    public FakeTeacherShelf(Path uploads, long limitBytes) {
        this.uploads = uploads;
        this.limitBytes = limitBytes;
    }

    /** From now on there is no room. */
    public void fillUp() {
        fillUpBut(-1);
    }

    /** The same but for so many bytes. */
    public synchronized void fillUpBut(long bytes) {
        freeBytes = bytes;
    }

    /** What the last file had in it. */
    public synchronized String lastContent() {
        return lastContent;
    }

    @Override
    public synchronized ShelfView view() {
        var views = lists.stream()
                .map(list -> new ShelfView.ReadingList(
                        list.id(),
                        list.name(),
                        list.author(),
                        list.entries().stream().map(this::now).toList()))
                .toList();
        return new ShelfView(
                items.stream().map(FakeTeacherShelf::shown).toList(), views, before.isPresent(), state, limitBytes);
    }

    private static ShelfView.Item shown(ItemView item) {
        return new ShelfView.Item(
                item.id(),
                item.said().title(),
                item.said().author(),
                item.said().licence(),
                item.address());
    }

    private ShelfView.Entry now(ShelfView.Entry entry) {
        boolean isGone = items.stream().noneMatch(item -> item.address().equals(entry.address()));
        return new ShelfView.Entry(
                isGone ? entry.title() : title(entry.address()),
                entry.collection(),
                entry.address(),
                entry.note(),
                isGone);
    }

    private String title(String address) {
        return items.stream()
                .filter(item -> item.address().equals(address))
                .map(item -> item.said().title())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Path uploads() {
        return uploads;
    }

    @Override
    public synchronized ShelfOutcome roomFor(long bytes, long received) {
        if (bytes > limitBytes) {
            return ShelfOutcome.refused(ShelfProblem.TOO_LARGE);
        }
        // What is received takes room, too, and here as everywhere it is deleted some time.
        long free = freeBytes == Long.MAX_VALUE ? freeBytes : freeBytes - receivedBytes();
        return 2 * bytes - received > free ? ShelfOutcome.refused(ShelfProblem.NO_ROOM) : ShelfOutcome.done();
    }

    private long receivedBytes() {
        try (var files = Files.list(uploads)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized ShelfOutcome addFile(NewItem item, String fileName, Path content) {
        return received(content).or(() -> problem(item)).orElseGet(() -> add(item, content(fileName, content)));
    }

    private Optional<ShelfOutcome> received(Path content) {
        try {
            lastContent = Files.readString(content, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lastContent.isEmpty() ? Optional.of(ShelfOutcome.refused(ShelfProblem.NO_FILE)) : Optional.empty();
    }

    private static ItemView.Content content(String fileName, Path content) {
        var bytes = content.toFile().length();
        return isFilm(fileName) ? new ItemView.Film(fileName, bytes, List.of()) : new ItemView.File(fileName, bytes);
    }

    private static boolean isFilm(String fileName) {
        return fileName.endsWith(".mp4") || fileName.endsWith(".webm") || fileName.endsWith(".mp3");
    }

    @Override
    public synchronized ShelfOutcome addLinks(NewItem item, List<String> lines) {
        return problem(lines).or(() -> problem(item)).orElseGet(() -> add(item, links(lines)));
    }

    private static ItemView.Links links(List<String> lines) {
        return new ItemView.Links(lines.stream().filter(line -> !line.isBlank()).toList());
    }

    private Optional<ShelfOutcome> problem(List<String> lines) {
        if (lines.stream().allMatch(String::isBlank)) {
            return Optional.of(ShelfOutcome.refused(ShelfProblem.NO_LINKS));
        }
        boolean dead = lines.stream()
                .anyMatch(line -> line.startsWith("/c/")
                        && items.stream().noneMatch(i -> i.address().equals(line)));
        return dead ? Optional.of(new ShelfOutcome.Refused(ShelfProblem.DEAD_LINK, "1")) : Optional.empty();
    }

    private static Optional<ShelfOutcome> problem(NewItem item) {
        if (item.title().isBlank() || item.title().length() > 150) {
            return Optional.of(ShelfOutcome.refused(ShelfProblem.TITLE));
        }
        if (item.author().isBlank() || item.author().length() > 150) {
            return Optional.of(ShelfOutcome.refused(ShelfProblem.AUTHOR));
        }
        if (item.description().length() > 1_000) {
            return Optional.of(ShelfOutcome.refused(ShelfProblem.DESCRIPTION));
        }
        boolean isChosen = NewItem.LICENCES.contains(item.licence())
                && NewItem.LANGUAGES.contains(item.language())
                && NewItem.LEVELS.contains(item.level())
                && (item.subject().isEmpty() || NewItem.SUBJECTS.contains(item.subject()));
        return isChosen ? Optional.empty() : Optional.of(ShelfOutcome.refused(ShelfProblem.CHOICE));
    }

    private ShelfOutcome add(NewItem item, ItemView.Content content) {
        boolean isThere = items.stream()
                .anyMatch(there ->
                        there.state().equals(item(there.id(), item, content).state()));
        if (isThere) {
            return saying(content);
        }
        var id = "item-" + ++lastItem;
        var all = new ArrayList<>(items);
        all.add(item(id, item, content));
        return become(all, saying(content));
    }

    private ItemView item(String id, NewItem said, ItemView.Content content) {
        var state = switch (content) {
            case ItemView.Links(var lines) -> ItemState.of(said, lines, "", "");
            case ItemView.File(var name, long _) -> ItemState.of(said, List.of(), name + lastContent, "");
            case ItemView.Film(var name, long bytes, var languages) ->
                ItemState.of(said, List.of(), name + bytes, languages.toString());
        };
        return new ItemView(id, said, "/c/local/r/" + id, content, state);
    }

    private static ShelfOutcome saying(ItemView.Content content) {
        boolean forFew = content instanceof ItemView.File file
                && file.name().toLowerCase(Locale.ROOT).endsWith(".heic");
        return new ShelfOutcome.Done(forFew);
    }

    private ShelfOutcome become(List<ItemView> all, ShelfOutcome outcome) {
        before = Optional.of(items);
        items = List.copyOf(all);
        state++;
        return outcome;
    }

    @Override
    public synchronized Optional<ItemView> findItem(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    @Override
    public synchronized ShelfOutcome correct(SeenItem seen, NewItem item, List<String> lines) {
        return problem(item)
                .orElseGet(() -> change(seen, Part.TYPED, was -> {
                    var content = was.content() instanceof ItemView.Links ? links(lines) : was.content();
                    return item(was.id(), item, content);
                }));
    }

    @Override
    public synchronized ShelfOutcome replaceFile(SeenItem seen, String fileName, Path content) {
        return received(content).orElseGet(() -> {
            var made = content(fileName, content);
            var changed = change(seen, Set.of(Part.FILE), was -> item(was.id(), was.said(), made));
            return changed instanceof ShelfOutcome.Done ? saying(made) : changed;
        });
    }

    @Override
    public synchronized ShelfOutcome addSubtitles(SeenItem seen, String language, String fileName, Path content) {
        var problem = received(content);
        if (problem.isEmpty() && !lastContent.contains("-->")) {
            problem = Optional.of(new ShelfOutcome.Refused(ShelfProblem.NOT_SUBTITLES, fileName));
        }
        if (problem.isEmpty() && !NewItem.LANGUAGES.contains(language)) {
            problem = Optional.of(ShelfOutcome.refused(ShelfProblem.CHOICE));
        }
        return problem.orElseGet(() -> subtitles(seen, languages -> languages.add(language)));
    }

    @Override
    public synchronized ShelfOutcome removeSubtitles(SeenItem seen, String language) {
        boolean has = findItem(seen.id())
                .filter(item -> item.content() instanceof ItemView.Film film
                        && film.subtitles().contains(language))
                .isPresent();
        return has ? subtitles(seen, languages -> languages.remove(language)) : ShelfOutcome.refused(ShelfProblem.GONE);
    }

    private ShelfOutcome subtitles(SeenItem seen, Consumer<Set<String>> change) {
        var found = findItem(seen.id());
        if (found.isEmpty() || !(found.get().content() instanceof ItemView.Film film)) {
            return ShelfOutcome.refused(ShelfProblem.GONE);
        }
        var languages = new TreeSet<>(film.subtitles());
        change.accept(languages);
        var content = new ItemView.Film(film.name(), film.sizeBytes(), List.copyOf(languages));
        return change(seen, Set.of(Part.SUBTITLES), was -> item(was.id(), was.said(), content));
    }

    private ShelfOutcome change(SeenItem seen, Set<Part> parts, UnaryOperator<ItemView> change) {
        var was = findItem(seen.id());
        if (was.isEmpty()) {
            return ShelfOutcome.refused(ShelfProblem.GONE);
        }
        var all = items.stream()
                .map(item -> item.id().equals(seen.id()) ? change.apply(item) : item)
                .toList();
        if (all.equals(items)) {
            return ShelfOutcome.done();
        }
        boolean isSeen = Collections.disjoint(was.get().state().changedSince(seen.state()), parts);
        return isSeen ? become(all, ShelfOutcome.done()) : ShelfOutcome.refused(ShelfProblem.ITEM_CHANGED);
    }

    @Override
    public synchronized ShelfOutcome remove(String id) {
        var left = items.stream().filter(item -> !item.id().equals(id)).toList();
        return left.size() == items.size()
                ? ShelfOutcome.refused(ShelfProblem.GONE)
                : become(left, ShelfOutcome.done());
    }

    @Override
    public synchronized ShelfOutcome undo(long wished) {
        if (before.isPresent() && wished != state) {
            return ShelfOutcome.refused(ShelfProblem.CHANGED);
        }
        return before.map(all -> become(all, ShelfOutcome.done())).orElse(ShelfOutcome.refused(ShelfProblem.GONE));
    }

    @Override
    public synchronized ShelfOutcome createList(String name, String author) {
        if (name.isBlank()) {
            return ShelfOutcome.refused(ShelfProblem.TITLE);
        }
        boolean isThere = lists.stream()
                .anyMatch(list -> list.equals(new ShelfView.ReadingList(list.id(), name, author, List.of())));
        if (!isThere) {
            lists.add(new ShelfView.ReadingList(++lastList, name, author, List.of()));
        }
        return ShelfOutcome.done();
    }

    @Override
    public synchronized ShelfOutcome changeList(long id, ListChange change) {
        var list = lists.stream().filter(l -> l.id() == id).findFirst();
        if (list.isEmpty()) {
            return ShelfOutcome.refused(ShelfProblem.GONE);
        }
        var entries = new ArrayList<>(list.get().entries());
        var name = list.get().name();
        lists.remove(list.get());
        var outcome = ShelfOutcome.done();
        switch (change) {
            case ListChange.Discard() -> {
                return outcome;
            }
            case ListChange.Rename(var newName) -> name = newName;
            case ListChange.Raise(var line) -> {
                if (isThere(entries, line)) {
                    swap(entries, line.position() - 1);
                }
            }
            case ListChange.Lower(var line) -> {
                if (isThere(entries, line)) {
                    swap(entries, line.position());
                }
            }
            case ListChange.Drop(var line, int of) -> {
                if (of == entries.size() && isThere(entries, line)) {
                    entries.remove(line.position());
                }
            }
            case ListChange.Add(var address, var note) -> {
                var found = items.stream()
                        .filter(i -> address.endsWith(i.address()))
                        .findFirst();
                found.map(i -> new ShelfView.Entry(i.said().title(), "School", i.address(), note, false))
                        .filter(entry -> entries.isEmpty() || !entries.getLast().equals(entry))
                        .ifPresent(entries::add);
                outcome = found.isPresent() ? outcome : ShelfOutcome.refused(ShelfProblem.DEAD_LINK);
            }
        }
        lists.add(new ShelfView.ReadingList(id, name, list.get().author(), entries));
        return outcome;
    }

    private static boolean isThere(List<ShelfView.Entry> entries, ListChange.Line line) {
        int at = line.position();
        return at >= 0 && at < entries.size() && entries.get(at).address().equals(line.address());
    }

    private static void swap(List<ShelfView.Entry> entries, int at) {
        if (at >= 0 && at + 1 < entries.size()) {
            entries.add(at + 1, entries.remove(at));
        }
    }

    @Override
    public synchronized List<ShelfView.Entry> find(String words) {
        return items.stream()
                .filter(item -> item.said().title().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)))
                .map(item -> new ShelfView.Entry(item.said().title(), "School", item.address(), "", false))
                .toList();
    }

    @Override
    public void export(OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("local.toml"));
        zip.closeEntry();
        zip.finish();
    }
}
