package org.packhorse.node.store.rocks;

import java.util.Arrays;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** One change of the database, encoded. */
@SuppressWarnings("ArrayRecordComponent") // never compared
sealed interface RocksChange {
    /** What it takes of the log. */
    long bytes();

    void addTo(WriteBatch batch) throws RocksDBException;

    /** A record set. */
    record Put(ColumnFamilyHandle family, byte[] key, byte[] value) implements RocksChange {
        @Override
        public long bytes() {
            return (long) key.length + value.length;
        }

        @Override
        public void addTo(WriteBatch batch) throws RocksDBException {
            batch.put(family, key, value);
        }
    }

    /** A record removed. */
    record Removal(ColumnFamilyHandle family, byte[] key) implements RocksChange {
        @Override
        public long bytes() {
            return key.length;
        }

        @Override
        public void addTo(WriteBatch batch) throws RocksDBException {
            batch.delete(family, key);
        }
    }

    /** All records from {@code begin} on and before {@code end} removed. */
    record Clearing(ColumnFamilyHandle family, byte[] begin, byte[] end) implements RocksChange {
        /** All records whose keys begin with {@code prefix}. */
        static Clearing of(ColumnFamilyHandle family, byte[] prefix) {
            int length = prefix.length;
            while (length > 0 && prefix[length - 1] == (byte) 0xff) {
                length--;
            }
            if (length == 0) {
                throw new IllegalArgumentException("no key stands behind all with this prefix");
            }
            var end = Arrays.copyOf(prefix, length);
            end[length - 1]++;
            return new Clearing(family, prefix, end);
        }

        @Override
        public long bytes() {
            return (long) begin.length + end.length;
        }

        @Override
        public void addTo(WriteBatch batch) throws RocksDBException {
            batch.deleteRange(family, begin, end);
        }
    }
}
