package org.packhorse.node.store;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Records in typed columns, kept through power cuts. All methods may be called from any thread; after {@link #close}
 * they throw an IOException.
 */
public interface Database extends AutoCloseable {
    /** The record at {@code key}. */
    <K, V> Optional<V> find(Column<K, V> column, K key) throws IOException;

    /**
     * Shows the records of {@code column} whose encoded keys begin with {@code prefix}, in ascending order of the encoded
     * key, until there are no more or {@code visitor} returns false. Shown is the state at the call's beginning; the
     * visitor may change the database.
     */
    <K, V> void scan(Column<K, V> column, byte[] prefix, BiPredicate<K, V> visitor) throws IOException;

    /** Changes to be made together; nothing happens before {@link Changes#commit}. */
    Changes change();

    @Override
    void close() throws IOException;

    /** A set of changes. Used by one thread, once. */
    interface Changes {
        /** Sets the record at {@code key}. */
        <K, V> Changes put(Column<K, V> column, K key, V value);

        /** Removes the record at {@code key}, where there is one. */
        <K, V> Changes remove(Column<K, V> column, K key);

        /** Removes all records whose encoded keys begin with {@code prefix}, in no time. */
        Changes removeAll(Column<?, ?> column, byte[] prefix);

        /**
         * Makes all changes in one atomic step, in the order they were asked for; durable when this returns. Changes
         * that are dropped without a commit leave no trace.
         *
         * @throws StorageFullException where the device has no room; nothing was changed
         * @throws IOException where the device fails: whether the changes were made shows at the next start
         */
        void commit() throws IOException;
    }
}
