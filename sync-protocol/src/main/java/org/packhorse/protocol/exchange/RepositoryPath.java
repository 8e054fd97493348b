package org.packhorse.protocol.exchange;

import java.util.regex.Pattern;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.pack.Leans;

/**
 * The place of a file in the static layout that every upstream serves, for example {@code metadata/timestamp.json}.
 *
 * @param value parts of {@code A-Z a-z 0-9 . _ -} parted by {@code /}; none is empty or begins with a dot
 */
public record RepositoryPath(String value) {
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}){0,7}");

    public RepositoryPath {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a path of the repository layout: " + Quoted.shortly(value));
        }
    }

    /**
     * The path written as {@code text}.
     *
     * @throws RefusedInputException where it is not of the form above
     */
    public static RepositoryPath parse(String text) throws RefusedInputException {
        if (!FORM.matcher(text).matches()) {
            throw new RefusedInputException("repository path \"" + Quoted.shortly(text) + "\"", "no such place exists");
        }
        return new RepositoryPath(text);
    }

    /** Where trust metadata stands, for example {@code metadata/3.snapshot.json} for {@code 3.snapshot.json}. */
    public static RepositoryPath ofMetadata(String fileName) {
        return new RepositoryPath("metadata/" + fileName);
    }

    /** Where it is told what is newer than the timestamp with number {@code version}; 0 for nothing yet. */
    public static RepositoryPath ofMetadataSince(long version) {
        return new RepositoryPath("metadata/since/" + version);
    }

    /**
     * Where the target called {@code targetPath} with these bytes stands: the digest goes before the file's name, as TUF
     * 1.0 section 6.2.1 (consistent snapshots) says.
     */
    public static RepositoryPath ofTarget(String targetPath, Digest digest) {
        int slash = targetPath.lastIndexOf('/') + 1;
        return new RepositoryPath(
                "targets/" + targetPath.substring(0, slash) + digest.toHex() + "." + targetPath.substring(slash));
    }

    /** The name under which the manifest of a version is signed. */
    public static String manifestTarget(CollectionId collection, long version) {
        return collection + "/" + version + "/manifest";
    }

    /**
     * The name under which the head of the pack from version {@code from} (0 for nothing) to {@code to} is signed. Packs that lean on
     * other collections have names of another form, which readers that know nothing of them pass over.
     */
    public static String headTarget(CollectionId collection, long from, long to, Leans leans) {
        return packTarget(collection, from, to, leans) + ".head";
    }

    /** Where the pack with this head stands: beside its head, so that one digest names both. */
    public static RepositoryPath ofPack(CollectionId collection, long from, long to, Leans leans, Digest head) {
        return ofTarget(packTarget(collection, from, to, leans) + ".pack", head);
    }

    private static String packTarget(CollectionId collection, long from, long to, Leans leans) {
        return collection + "/" + to + "/from-" + from + (leans.isEmpty() ? "" : ".leaning-" + leans.name());
    }

    /** Where a hub may be asked for a pack that leads on from version {@code from}; no file stands there. */
    public static RepositoryPath ofWanted(CollectionId collection, long from) {
        return new RepositoryPath("wanted/" + collection + "/" + from);
    }

    @Override
    public String toString() {
        return value;
    }
}
