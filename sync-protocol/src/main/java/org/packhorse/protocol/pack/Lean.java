package org.packhorse.protocol.pack;

import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;

/**
 * A version of another collection that the receiver of a pack must have.
 *
 * @param version 1 or more
 * @param manifest the digest of its encoded manifest: whoever published it, this is what decides
 */
public record Lean(CollectionId collection, Version version, Digest manifest) {
    public Lean {
        if (version.equals(Version.NOTHING)) {
            throw new IllegalArgumentException("a pack that leans on nothing of " + collection);
        }
    }

    @Override
    public String toString() {
        return collection + " version " + version;
    }
}
