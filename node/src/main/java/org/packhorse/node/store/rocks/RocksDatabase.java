package org.packhorse.node.store.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiPredicate;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.StorageFullException;
import org.packhorse.protocol.content.RefusedInputException;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;

/**
 * The database in RocksDB: one column family for each column, one synced write for each set of changes.
 *
 * <p>Every call holds {@link #lock} for reading and {@link #close} for writing, because RocksDB ends the whole process
 * where it is used after it was closed.
 */
public final class RocksDatabase implements Database {
    /** What a commit leaves free for RocksDB's own files: the log, two write buffers and a compaction's table. */
    private static final long ROOM_BYTES = 4L << 20;

    private final Path directory;
    private final FileStore device;
    private final boolean readOnly;
    private final Tuning tuning;
    private final RocksDB rocks;
    private final List<ColumnFamilyHandle> handles;
    private final Map<String, ColumnFamilyHandle> families = new HashMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private RocksDatabase(
            Path directory, boolean readOnly, Tuning tuning, RocksDB rocks, List<ColumnFamilyHandle> handles)
            throws IOException, RocksDBException {
        this.directory = directory;
        this.readOnly = readOnly;
        this.device = Files.getFileStore(directory);
        this.tuning = tuning;
        this.rocks = rocks;
        this.handles = handles;
        for (var handle : handles) {
            families.put(new String(handle.getName(), UTF_8), handle);
        }
    }

    /**
     * Opens the database in {@code directory}, which is created where it is missing.
     *
     * @param columns those that will be used; families that a newer program made are left as they are
     * @throws RefusedInputException where another process has it open, or where it is damaged
     */
    public static RocksDatabase open(Path directory, Collection<Column<?, ?>> columns)
            throws IOException, RefusedInputException {
        Files.createDirectories(directory);
        return open(directory, columns, false);
    }

    /**
     * Opens the database in {@code directory} without changing a file there, which may be impossible. Commits fail.
     *
     * @param columns those that will be used; one that is missing holds nothing
     * @throws RefusedInputException where it is damaged
     */
    public static RocksDatabase openToRead(Path directory, Collection<Column<?, ?>> columns)
            throws IOException, RefusedInputException {
        return open(directory, columns, true);
    }

    private static RocksDatabase open(Path directory, Collection<Column<?, ?>> columns, boolean readOnly)
            throws IOException, RefusedInputException {
        RocksDB.loadLibrary();
        try {
            return openTuned(directory, columns, readOnly, new Tuning());
        } catch (RocksDBException e) {
            throw explained(directory, e);
        }
    }

    private static RocksDatabase openTuned(
            Path directory, Collection<Column<?, ?>> columns, boolean readOnly, Tuning tuning)
            throws IOException, RocksDBException {
        var handles = new ArrayList<ColumnFamilyHandle>();
        try {
            var names = familiesIn(directory);
            if (!readOnly) {
                columns.forEach(column -> names.add(column.name()));
            }
            var descriptors = new ArrayList<ColumnFamilyDescriptor>();
            for (var name : names) {
                descriptors.add(new ColumnFamilyDescriptor(name.getBytes(UTF_8), tuning.column()));
            }
            var rocks = readOnly
                    ? RocksDB.openReadOnly(tuning.leavingNoLog(), directory.toString(), descriptors, handles)
                    : RocksDB.open(tuning.database(), directory.toString(), descriptors, handles);
            return new RocksDatabase(directory, readOnly, tuning, rocks, handles);
        } catch (IOException | RocksDBException e) {
            tuning.close();
            throw e;
        }
    }

    private static Collection<String> familiesIn(Path directory) throws RocksDBException {
        var names = new LinkedHashSet<String>();
        names.add(new String(RocksDB.DEFAULT_COLUMN_FAMILY, UTF_8));
        try (var options = new Options()) {
            RocksDB.listColumnFamilies(options, directory.toString())
                    .forEach(name -> names.add(new String(name, UTF_8)));
        }
        return names;
    }

    private static RefusedInputException explained(Path directory, RocksDBException e) throws IOException {
        var said = String.valueOf(e.getMessage());
        if (said.toLowerCase(Locale.ROOT).contains("lock")) {
            return new RefusedInputException(
                    directory.toString(),
                    "another packhorse process uses it",
                    "stop that process or send it the command");
        }
        var status = Optional.ofNullable(e.getStatus()).map(Status::getCode);
        if (status.filter(code -> code == Status.Code.Corruption || code == Status.Code.InvalidArgument)
                .isPresent()) {
            return new RefusedInputException(
                    directory.toString(),
                    "the database is damaged (" + said + ")",
                    "check the card or disk, then restore the directory from a copy or set the node up again");
        }
        throw new IOException(directory + ": the database cannot be opened: " + said, e);
    }

    @Override
    public <K, V> Optional<V> find(Column<K, V> column, K key) throws IOException {
        lock.readLock().lock();
        try {
            requireOpen();
            if (isMissing(column)) {
                return Optional.empty();
            }
            return Optional.ofNullable(rocks.get(family(column), column.key().encode(key)))
                    .map(column.value()::decode);
        } catch (RocksDBException e) {
            throw failed("read", e);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public <K, V> void scan(Column<K, V> column, byte[] prefix, BiPredicate<K, V> visitor) throws IOException {
        lock.readLock().lock();
        try {
            requireOpen();
            if (isMissing(column)) {
                return;
            }
            try (var records = rocks.newIterator(family(column))) {
                for (records.seek(prefix); records.isValid(); records.next()) {
                    var key = records.key();
                    if (!beginsWith(key, prefix)
                            || !visitor.test(
                                    column.key().decode(key), column.value().decode(records.value()))) {
                        return;
                    }
                }
                records.status();
            }
        } catch (RocksDBException e) {
            throw failed("read", e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static boolean beginsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    @Override
    public Changes change() {
        return new RocksChanges();
    }

    /** A newer program has columns that nobody could make here. */
    private boolean isMissing(Column<?, ?> column) {
        return readOnly && !families.containsKey(column.name());
    }

    private ColumnFamilyHandle family(Column<?, ?> column) {
        var family = families.get(column.name());
        if (family == null) {
            throw new IllegalArgumentException("the database was opened without the column " + column.name());
        }
        return family;
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException(directory + ": the database is closed");
        }
    }

    private IOException failed(String action, RocksDBException e) {
        return new IOException(directory + ": the database could not " + action + ": " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        lock.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            handles.forEach(ColumnFamilyHandle::close);
            rocks.closeE();
        } catch (RocksDBException e) {
            throw failed("close", e);
        } finally {
            tuning.close();
            lock.writeLock().unlock();
        }
    }

    /** Keeps its changes on the Java side until the commit, so that dropping it leaks nothing. */
    private final class RocksChanges implements Changes {
        private final List<RocksChange> changes = new ArrayList<>();
        private long bytes;

        @Override
        public <K, V> Changes put(Column<K, V> column, K key, V value) {
            return add(new RocksChange.Put(
                    family(column), column.key().encode(key), column.value().encode(value)));
        }

        @Override
        public <K, V> Changes remove(Column<K, V> column, K key) {
            return add(new RocksChange.Removal(family(column), column.key().encode(key)));
        }

        @Override
        public Changes removeAll(Column<?, ?> column, byte[] prefix) {
            return add(RocksChange.Clearing.of(family(column), prefix));
        }

        private Changes add(RocksChange change) {
            changes.add(change);
            bytes += change.bytes();
            return this;
        }

        @Override
        public void commit() throws IOException {
            lock.readLock().lock();
            try (var batch = new WriteBatch()) {
                requireOpen();
                requireWritable();
                requireRoom();
                for (var change : changes) {
                    change.addTo(batch);
                }
                rocks.write(tuning.synced(), batch);
            } catch (RocksDBException e) {
                throw failed("write", e);
            } finally {
                lock.readLock().unlock();
            }
        }

        private void requireWritable() throws IOException {
            if (readOnly) {
                throw new IOException(directory + ": the database is open to be read only");
            }
        }

        private void requireRoom() throws IOException {
            var freeBytes = device.getUsableSpace();
            if (freeBytes < bytes + ROOM_BYTES) {
                throw new StorageFullException(directory.toString(), bytes + ROOM_BYTES, freeBytes);
            }
        }
    }
}
