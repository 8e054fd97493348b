/** The database as RocksDB keeps it. Only this package may import {@code org.rocksdb}. */
@NullMarked
package org.packhorse.node.store.rocks;

import org.jspecify.annotations.NullMarked;
