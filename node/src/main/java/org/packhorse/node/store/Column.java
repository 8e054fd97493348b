package org.packhorse.node.store;

/**
 * A typed family of records.
 *
 * @param name stable: it names the family on disk
 * @param key how keys are written; their bytes give the order of {@link Database#scan}
 * @param value how values are written
 */
public record Column<K, V>(String name, Codec<K> key, Codec<V> value) {}
