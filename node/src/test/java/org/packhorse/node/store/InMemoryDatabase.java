package org.packhorse.node.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** The database for tests: it forgets all when the process ends, and only then. Guarded by itself. */
public final class InMemoryDatabase implements Database {
    private final Map<String, NavigableMap<byte[], byte[]>> families = new HashMap<>();
    private boolean closed;

    @Override
    public synchronized <K, V> Optional<V> find(Column<K, V> column, K key) throws IOException {
        requireOpen();
        return Optional.ofNullable(family(column).get(column.key().encode(key))).map(column.value()::decode);
    }

    @Override
    public <K, V> void scan(Column<K, V> column, byte[] prefix, BiPredicate<K, V> visitor) throws IOException {
        for (var entry : snapshot(column, prefix)) {
            if (!visitor.test(
                    column.key().decode(entry.getKey()), column.value().decode(entry.getValue()))) {
                return;
            }
        }
    }

    private synchronized List<Map.Entry<byte[], byte[]>> snapshot(Column<?, ?> column, byte[] prefix)
            throws IOException {
        requireOpen();
        var found = new ArrayList<Map.Entry<byte[], byte[]>>();
        for (var entry : family(column).tailMap(prefix, true).entrySet()) {
            var key = entry.getKey();
            if (!beginsWith(key, prefix)) {
                break;
            }
            found.add(Map.entry(key, entry.getValue()));
        }
        return found;
    }

    private static boolean beginsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    private NavigableMap<byte[], byte[]> family(Column<?, ?> column) {
        return families.computeIfAbsent(column.name(), name -> new TreeMap<>(Arrays::compareUnsigned));
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the database is closed");
        }
    }

    private synchronized void makeAll(List<Consumer<InMemoryDatabase>> changes) throws IOException {
        requireOpen();
        changes.forEach(change -> change.accept(this));
    }

    @Override
    public Changes change() {
        var changes = new ArrayList<Consumer<InMemoryDatabase>>();
        return new Changes() {
            @Override
            public <K, V> Changes put(Column<K, V> column, K key, V value) {
                var keyBytes = column.key().encode(key);
                var valueBytes = column.value().encode(value);
                changes.add(database -> database.family(column).put(keyBytes, valueBytes));
                return this;
            }

            @Override
            public <K, V> Changes remove(Column<K, V> column, K key) {
                var keyBytes = column.key().encode(key);
                changes.add(database -> database.family(column).remove(keyBytes));
                return this;
            }

            @Override
            public Changes removeAll(Column<?, ?> column, byte[] prefix) {
                changes.add(database -> database.family(column).keySet().removeIf(key -> beginsWith(key, prefix)));
                return this;
            }

            @Override
            public void commit() throws IOException {
                makeAll(changes);
            }
        };
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
