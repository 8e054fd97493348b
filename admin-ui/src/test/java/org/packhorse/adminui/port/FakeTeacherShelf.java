package org.packhorse.adminui.port;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A teachers' shelf in memory: files are looked at and forgotten. Guarded by itself. */
public final class FakeTeacherShelf implements TeacherShelf {
    private final Path uploads;
    private final long limitBytes;
    private List<ShelfView.Item> items = List.of();
    private Optional<List<ShelfView.Item>> before = Optional.empty();
    private final List<ShelfView.ReadingList> lists = new ArrayList<>();
    private long lastList;
    private boolean full;
    private String lastContent = "";

    /** Takes files of up to {@code limitBytes}, received in {@code uploads}. */
    public FakeTeacherShelf(Path uploads, long limitBytes) {
        this.uploads = uploads;
        this.limitBytes = limitBytes;
    }

    /** From now on there is no room. */
    public synchronized void fillUp() {
        full = true;
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
        return new ShelfView(items, views, before.isPresent(), limitBytes);
    }

    private ShelfView.Entry now(ShelfView.Entry entry) {
        boolean isGone = items.stream().noneMatch(item -> item.address().equals(entry.address()));
        return new ShelfView.Entry(entry.title(), entry.collection(), entry.address(), entry.note(), isGone);
    }

    @Override
    public Path uploads() {
        return uploads;
    }

    @Override
    public synchronized ShelfOutcome roomFor(long bytes) {
        if (bytes > limitBytes) {
            return ShelfOutcome.refused(ShelfProblem.TOO_LARGE);
        }
        return full ? ShelfOutcome.refused(ShelfProblem.NO_ROOM) : ShelfOutcome.done();
    }

    @Override
    public synchronized ShelfOutcome addFile(NewItem item, String fileName, Path content) {
        try {
            if (Files.size(content) == 0) {
                return ShelfOutcome.refused(ShelfProblem.NO_FILE);
            }
            lastContent = Files.readString(content, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var outcome = add(item);
        boolean forFew = fileName.toLowerCase(Locale.ROOT).endsWith(".heic");
        return outcome instanceof ShelfOutcome.Done ? new ShelfOutcome.Done(forFew) : outcome;
    }

    @Override
    public synchronized ShelfOutcome addLinks(NewItem item, List<String> lines) {
        if (lines.stream().allMatch(String::isBlank)) {
            return ShelfOutcome.refused(ShelfProblem.NO_LINKS);
        }
        boolean dead = lines.stream()
                .anyMatch(line -> line.startsWith("/c/")
                        && items.stream().noneMatch(i -> i.address().equals(line)));
        return dead ? new ShelfOutcome.Refused(ShelfProblem.DEAD_LINK, "1") : add(item);
    }

    private ShelfOutcome add(NewItem item) {
        if (item.title().isBlank() || item.title().length() > 150) {
            return ShelfOutcome.refused(ShelfProblem.TITLE);
        }
        if (item.author().isBlank() || item.author().length() > 150) {
            return ShelfOutcome.refused(ShelfProblem.AUTHOR);
        }
        if (item.description().length() > 1_000) {
            return ShelfOutcome.refused(ShelfProblem.DESCRIPTION);
        }
        boolean isChosen = NewItem.LICENCES.contains(item.licence())
                && NewItem.LANGUAGES.contains(item.language())
                && NewItem.LEVELS.contains(item.level())
                && (item.subject().isEmpty() || NewItem.SUBJECTS.contains(item.subject()));
        if (!isChosen) {
            return ShelfOutcome.refused(ShelfProblem.CHOICE);
        }
        var id = "item-" + (items.size() + 1);
        var all = new ArrayList<>(items);
        all.add(new ShelfView.Item(id, item.title(), item.author(), item.licence(), "/c/local/r/" + id));
        return become(all);
    }

    private ShelfOutcome become(List<ShelfView.Item> all) {
        before = Optional.of(items);
        items = List.copyOf(all);
        return ShelfOutcome.done();
    }

    @Override
    public synchronized ShelfOutcome remove(String id) {
        var left = items.stream().filter(item -> !item.id().equals(id)).toList();
        return left.size() == items.size() ? ShelfOutcome.refused(ShelfProblem.GONE) : become(left);
    }

    @Override
    public synchronized ShelfOutcome undo() {
        return before.map(this::become).orElse(ShelfOutcome.refused(ShelfProblem.GONE));
    }

    @Override
    public synchronized ShelfOutcome createList(String name, String author) {
        if (name.isBlank()) {
            return ShelfOutcome.refused(ShelfProblem.TITLE);
        }
        lists.add(new ShelfView.ReadingList(++lastList, name, author, List.of()));
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
            case ListChange.Raise(int at) -> swap(entries, at - 1);
            case ListChange.Lower(int at) -> swap(entries, at);
            case ListChange.Drop(int at, int of) -> {
                if (at >= 0 && at < of && of == entries.size()) {
                    entries.remove(at);
                }
            }
            case ListChange.Add(var address, var note) -> {
                var found = items.stream()
                        .filter(i -> address.endsWith(i.address()))
                        .findFirst();
                found.ifPresent(i -> entries.add(new ShelfView.Entry(i.title(), "School", i.address(), note, false)));
                outcome = found.isPresent() ? outcome : ShelfOutcome.refused(ShelfProblem.DEAD_LINK);
            }
        }
        lists.add(new ShelfView.ReadingList(id, name, list.get().author(), entries));
        return outcome;
    }

    private static void swap(List<ShelfView.Entry> entries, int at) {
        if (at >= 0 && at + 1 < entries.size()) {
            entries.add(at + 1, entries.remove(at));
        }
    }

    @Override
    public synchronized List<ShelfView.Entry> find(String words) {
        return items.stream()
                .filter(item -> item.title().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)))
                .map(item -> new ShelfView.Entry(item.title(), "School", item.address(), "", false))
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
