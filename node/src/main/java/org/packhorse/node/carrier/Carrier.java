package org.packhorse.node.carrier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * A stick or disk that holds, in one folder, repositories of publishers and what nodes say about themselves. Everything beside
 * that folder belongs to somebody else and is neither read nor written.
 *
 * @param folder the folder itself, absolute, with no link on the way to it
 */
public record Carrier(Path folder) {
    /** What the folder is called on every carrier. */
    public static final String FOLDER = "packhorse";

    private static final String PUBLISHERS = "publishers";
    private static final String NODES = "nodes";

    /** The carrier at {@code place}: the stick, or the folder on it. Empty where there is no such folder; a link is none. */
    public static Optional<Carrier> find(Path place) {
        try {
            var folder = folderAt(place.toRealPath());
            return isFolder(folder) ? Optional.of(new Carrier(folder)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // not there, or pulled out since
        }
    }

    /**
     * The carrier to be written at {@code place}, an existing folder; the folder on it need not be there yet.
     *
     * @throws RefusedInputException where nothing can be written there
     */
    public static Carrier forWriting(Path place) throws IOException, RefusedInputException {
        if (!Files.isDirectory(place)) {
            throw new RefusedInputException(
                    place.toString(),
                    "there is no such folder",
                    "plug the stick in, and give the folder where it appears");
        }
        var folder = folderAt(place.toRealPath());
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !isFolder(folder)) {
            throw new RefusedInputException(
                    folder.toString(), "it is no folder, or a link", "remove it, or use another stick");
        }
        return new Carrier(folder);
    }

    private static Path folderAt(Path place) {
        boolean isItself = place.endsWith(FOLDER) && !isFolder(place.resolve(FOLDER));
        return isItself ? place : place.resolve(FOLDER);
    }

    static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Where the repository of {@code publisher} is, or goes. */
    public Path repository(OriginId publisher) {
        return folder.resolve(PUBLISHERS).resolve(publisher.toString());
    }

    /** Whether something can be pulled of {@code publisher}: its timestamp, which is written last, is here. */
    public boolean has(OriginId publisher) {
        var metadata = repository(publisher).resolve("metadata");
        return isFolder(folder.resolve(PUBLISHERS))
                && isFolder(repository(publisher))
                && isFolder(metadata)
                && Files.isRegularFile(metadata.resolve("timestamp.json"), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether there is anything of ours on it: a folder of publishers, or one for nodes. */
    public boolean isMarked() {
        return isFolder(folder.resolve(PUBLISHERS)) || isFolder(nodes());
    }

    /** Where nodes say what they have, one file each. */
    public Path nodes() {
        return folder.resolve(NODES);
    }

    /** Bytes that can still be written. */
    public long usableBytes() throws IOException {
        var place = Files.exists(folder) ? folder : java.util.Objects.requireNonNull(folder.getParent());
        return Files.getFileStore(place).getUsableSpace();
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
