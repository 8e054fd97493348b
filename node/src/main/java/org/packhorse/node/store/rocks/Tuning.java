package org.packhorse.node.store.rocks;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Logger;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileManager;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteOptions;

/**
 * RocksDB's settings for a small machine: some 20 MB of native memory however many columns there are, two background
 * threads, nothing that wakes up by itself. Owns the native objects; closed after the database.
 */
final class Tuning implements AutoCloseable {
    private static final long MIB = 1 << 20;

    /** Holds the index blocks of a million blobs and the pages that are asked for again and again. */
    private static final long BLOCK_CACHE_BYTES = 8 * MIB;

    /** All columns together; the largest batch (65,536 blobs) takes about as much. */
    private static final long WRITE_BUFFERS_BYTES = 8 * MIB;

    /** Each column; more columns than four at work together are flushed by the limit above. */
    private static final long WRITE_BUFFER_BYTES = 2 * MIB;

    /** A column that is hardly written costs no more than this. */
    private static final long ARENA_BLOCK_BYTES = 64 * 1024;

    /** Bounds what is replayed at start. */
    private static final long LOG_BYTES = 16 * MIB;

    /** Table files are {@link #TABLE_FILE_BYTES} long, so this is half a gigabyte of index. */
    private static final int OPEN_FILES = 64;

    private static final long TABLE_FILE_BYTES = 8 * MIB;
    private static final long LEVEL_BASE_BYTES = 32 * MIB;
    private static final double BLOOM_BITS_FOR_EACH_KEY = 10;

    private final List<AbstractNativeReference> owned = new ArrayList<>();
    private final DBOptions database;
    private final ColumnFamilyOptions column;
    private final WriteOptions synced;

    Tuning() throws RocksDBException {
        database = own(new DBOptions())
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setParanoidChecks(true)
                // The log's torn end is dropped; each commit is synced, so nothing that was promised is in it. The
                // stricter modes refuse to open where a power cut left zeros at the end, and nobody is there to help.
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setDbWriteBufferSize(WRITE_BUFFERS_BYTES)
                .setMaxTotalWalSize(LOG_BYTES)
                .setMaxOpenFiles(OPEN_FILES)
                .setMaxBackgroundJobs(2)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(MIB)
                .setKeepLogFileNum(2)
                // Lets it go on by itself when a full device has room again.
                .setSstFileManager(own(new SstFileManager(Env.getDefault())));
        var table = new BlockBasedTableConfig()
                .setBlockCache(own(new LRUCache(BLOCK_CACHE_BYTES)))
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setFilterPolicy(own(new BloomFilter(BLOOM_BITS_FOR_EACH_KEY)));
        column = own(new ColumnFamilyOptions())
                .setTableFormatConfig(table)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxWriteBufferNumber(2)
                .setArenaBlockSize(ARENA_BLOCK_BYTES)
                .setTargetFileSizeBase(TABLE_FILE_BYTES)
                .setMaxBytesForLevelBase(LEVEL_BASE_BYTES)
                .setCompressionType(CompressionType.LZ4_COMPRESSION);
        synced = own(new WriteOptions()).setSync(true);
    }

    private <T extends AbstractNativeReference> T own(T object) {
        owned.add(object);
        return object;
    }

    DBOptions database() {
        return database;
    }

    /** The same, where not even RocksDB's own log can be written. */
    DBOptions leavingNoLog() {
        return database.setLogger(own(new Logger(InfoLogLevel.FATAL_LEVEL) {
            @Override
            protected void log(InfoLogLevel level, String message) {
                // Whoever opens is told of what fails.
            }
        }));
    }

    ColumnFamilyOptions column() {
        return column;
    }

    /** For writes that are on the device when they return. */
    WriteOptions synced() {
        return synced;
    }

    @Override
    public void close() {
        owned.reversed().forEach(AbstractNativeReference::close);
    }
}
