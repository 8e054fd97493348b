package org.packhorse.node.teacher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.node.store.Codecs;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.Database;

/** All reading lists of this node, in the database and in memory, since each first page of the library shows them. Any thread. */
public final class ReadingLists {
    /** By their ids. */
    public static final Column<Long, ReadingList> LISTS = new Column<>("reading-lists", Codecs.LONG, ReadingList.CODEC);

    /** A list for each class of a school; with all their lines less than 1 MB, and 4 MB at the very most. */
    static final int LIMIT = 40;

    /** Where the number that was given last stands, as that of a list without a name. */
    private static final long LAST = 0;

    private final Database database;
    private final AtomicReference<List<ReadingList>> all;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    /** Given last; guarded by this. */
    private long last;

    /** Those in {@code database}. */
    public ReadingLists(Database database) throws IOException {
        this.database = database;
        var found = new ArrayList<ReadingList>();
        database.scan(LISTS, new byte[0], (_, list) -> found.add(list));
        found.forEach(list -> last = Math.max(last, list.id()));
        found.removeIf(list -> list.name().isEmpty());
        this.all = new AtomicReference<>(inOrder(found));
    }

    private static List<ReadingList> inOrder(List<ReadingList> lists) {
        return lists.stream()
                .sorted(Comparator.comparing(ReadingList::name).thenComparingLong(ReadingList::id))
                .toList();
    }

    /** All of them, in the order of their names. */
    public List<ReadingList> all() {
        return all.get();
    }

    /** The one called {@code id}. */
    public Optional<ReadingList> find(long id) {
        return all().stream().filter(list -> list.id() == id).findFirst();
    }

    /** Has {@code watcher} run whenever one of them is another than before, just after; it must not take long. */
    public void onChange(Runnable watcher) {
        watchers.add(watcher);
    }

    private void set(List<ReadingList> lists) {
        all.set(inOrder(lists));
        watchers.forEach(Runnable::run);
    }

    /** Makes an empty one; where there is exactly that, a form was sent twice, and nothing is to be done. */
    synchronized void create(String name, String author) throws IOException, ShelfRefusal {
        var wanted = new ReadingList(last, name, author, List.of());
        if (all().stream().anyMatch(wanted::isAlike)) {
            return;
        }
        if (all().size() >= LIMIT) {
            throw new ShelfRefusal(ShelfProblem.TOO_MANY);
        }
        long id = last + 1;
        // Somebody may still have the page of a list that was thrown away, and must not change another by it.
        keep(
                new ReadingList(id, name, author, List.of()),
                database.change().put(LISTS, LAST, new ReadingList(id, "", "", List.of())));
        last = id;
    }

    /** What becomes of a list as it is when nobody else changes it. */
    @FunctionalInterface
    interface Change {
        ReadingList of(ReadingList list) throws IOException, ShelfRefusal;
    }

    /** Changes one. */
    synchronized void change(long id, Change change) throws IOException, ShelfRefusal {
        keep(change.of(find(id).orElseThrow(() -> new ShelfRefusal(ShelfProblem.GONE))), database.change());
    }

    private void keep(ReadingList list, Database.Changes change) throws IOException {
        change.put(LISTS, list.id(), list).commit();
        var others = new ArrayList<>(all());
        others.removeIf(other -> other.id() == list.id());
        others.add(list);
        set(others);
    }

    /** Throws one away. */
    synchronized void discard(long id) throws IOException, ShelfRefusal {
        if (find(id).isEmpty()) {
            throw new ShelfRefusal(ShelfProblem.GONE);
        }
        database.change().remove(LISTS, id).commit();
        set(all().stream().filter(list -> list.id() != id).toList());
    }
}
