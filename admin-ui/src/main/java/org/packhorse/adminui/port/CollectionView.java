package org.packhorse.adminui.port;

import java.net.URI;
import java.time.Instant;

/**
 * One collection on this device.
 *
 * @param id its name, for example {@code openstax-statistics}
 * @param title what people call it, in its own language
 * @param origin where it comes from
 * @param shelf what of it readers see now
 */
public record CollectionView(String id, String title, Origin origin, Shelf shelf) {
    public CollectionView {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a collection without a name");
        }
    }

    /** Where a collection comes from. */
    public sealed interface Origin {
        /** It is published on this device. */
        record PublishedHere() implements Origin {}

        /** It is pulled from {@code upstream}, a hub's address or a carrier's folder. */
        record Followed(URI upstream) implements Origin {}
    }

    /** What of a collection readers see. */
    public sealed interface Shelf {
        /** No version has arrived, or been published, yet. */
        record Empty() implements Shelf {}

        /**
         * A whole, verified version.
         *
         * @param version its number, 1 or more
         * @param newestKnownVersion the newest one that a signed statement of the upstream told of; not below
         *     {@code version}
         * @param files how many it has
         * @param contentBytes the sum of their sizes
         * @param lastSuccess when this device last knew for certain what is newest: the last check that went well, or
         *     the publication
         */
        record Shown(long version, long newestKnownVersion, long files, long contentBytes, Instant lastSuccess)
                implements Shelf {
            public Shown {
                Counts.atLeast(1, version, "version");
                Counts.atLeast(version, newestKnownVersion, "newestKnownVersion");
                Counts.atLeast(0, files, "files");
                Counts.atLeast(0, contentBytes, "contentBytes");
            }

            /** Whether nothing newer is known. */
            public boolean isNewest() {
                return version == newestKnownVersion;
            }
        }
    }
}
