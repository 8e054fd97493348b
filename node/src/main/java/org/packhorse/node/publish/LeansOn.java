package org.packhorse.node.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.pack.FrameLimits;

/**
 * On which other collections of this hub the packs of one lean besides, for nodes that have those: the same book in another form, a
 * translation with the same pictures.
 *
 * @param collections in the order of their names, at most {@link FrameLimits#LEANS}
 */
public record LeansOn(List<CollectionId> collections) {
    /** On none. */
    public static final LeansOn NONE = new LeansOn(List.of());

    public LeansOn {
        collections = List.copyOf(collections);
    }

    /**
     * The collections called {@code names}.
     *
     * @throws RefusedInputException where one is no name, or there are too many
     */
    public static LeansOn parse(List<String> names) throws RefusedInputException {
        var collections = new TreeSet<CollectionId>();
        for (var name : names) {
            collections.add(CollectionId.parse(name));
        }
        if (collections.size() > FrameLimits.LEANS) {
            throw new RefusedInputException(
                    "leans-on",
                    collections.size() + " collections, more than " + FrameLimits.LEANS,
                    "name those that have most in common with it");
        }
        return new LeansOn(List.copyOf(collections));
    }

    /**
     * Refuses what packs of {@code collection} cannot lean on.
     *
     * @throws RefusedInputException where it is itself, or one that is not published here
     */
    public void requirePossible(CollectionId collection, Catalog catalog) throws IOException, RefusedInputException {
        for (var other : collections) {
            if (other.equals(collection)) {
                throw new RefusedInputException(
                        "leans-on " + other, "it is the collection itself", "its packs lean on it anyhow");
            }
            if (!isPublished(other, catalog)) {
                throw new RefusedInputException(
                        "leans-on " + other,
                        "no such collection is published here",
                        "publish it first, or name another");
            }
        }
    }

    /** The newest versions of those that are published here. */
    List<StoredVersion> newest(Catalog catalog) throws IOException {
        var versions = new ArrayList<StoredVersion>();
        for (var other : collections) {
            if (isPublished(other, catalog)) {
                catalog.findShown(other).ifPresent(versions::add);
            }
        }
        return versions;
    }

    private static boolean isPublished(CollectionId collection, Catalog catalog) throws IOException {
        return catalog.findShown(collection).isPresent()
                && catalog.findState(collection)
                        .filter(state -> state.source() instanceof CollectionState.Source.Authored)
                        .isPresent();
    }
}
