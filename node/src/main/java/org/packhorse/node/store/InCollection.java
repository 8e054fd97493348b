package org.packhorse.node.store;

import org.packhorse.protocol.content.CollectionId;

/** A key that belongs to a collection, so that all of a collection's records lie side by side. */
public record InCollection<K>(CollectionId collection, K key) {}
