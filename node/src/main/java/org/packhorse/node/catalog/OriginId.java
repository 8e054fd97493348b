package org.packhorse.node.catalog;

import org.packhorse.protocol.content.Digest;

/**
 * Who publishes, whatever the address: the fingerprint of the root of trust that was pinned.
 *
 * @param fingerprint SHA-256 of the pinned root's signed part
 */
public record OriginId(Digest fingerprint) {
    @Override
    public String toString() {
        return fingerprint.toHex();
    }
}
