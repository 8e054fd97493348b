package org.packhorse.node.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.protocol.container.PartSource;
import org.packhorse.protocol.container.Recipe;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.RefusedInputException;

/** Finds the content of files, wherever it is. Any thread. */
public final class FileContents {
    /** What archives add to nearly empty parts: headers and trailers, also where the recipe says them in a byte or two. */
    private static final long ALLOWANCE_BYTES = 1 << 20;

    /** A tar archive makes blocks of 512 bytes of some twenty in the recipe. */
    private static final int RECIPE_RATIO = 64;

    /** Deflate's own worst case is far below; a part stands in its container once. */
    private static final int PARTS_RATIO = 2;

    private final BlobStore blobs;

    /** The content of files whose blobs are in {@code blobs}. */
    public FileContents(BlobStore blobs) {
        this.blobs = blobs;
    }

    /**
     * The content of {@code entry}, a file or a part. A blob counts first, also for a container: the kernel can send it.
     *
     * @param files what else its version has
     * @throws IOException where it is not here
     */
    public FileContent find(FileEntry entry, FileList files) throws IOException {
        var blob = blobs.find(entry.digest());
        if (blob.isPresent()) {
            return new FileContent.Stored(blob.get());
        }
        var path = entry.path().recipe();
        var recipe = path.isEmpty() ? Optional.<FileEntry>empty() : files.findFile(path.get());
        return new FileContent.Assembled(entry, recipe.orElseThrow(() -> new IOException(lack(entry))), files, this);
    }

    private static String lack(FileEntry entry) {
        return entry.path() + ": the store lacks " + entry.digest();
    }

    /**
     * Puts a container together, reading its parts one after the other.
     *
     * @param recipe its recipe's entry
     * @param files where its parts are found
     * @return how many bytes were written
     * @throws RefusedInputException where recipe and parts make no container, or one out of all proportion to them
     */
    public long rebuild(FileEntry recipe, FileList files, OutputStream out) throws IOException, RefusedInputException {
        var decoded = Recipe.decode(read(recipe));
        var parts = new ArrayList<FileEntry>();
        for (var name : decoded.parts()) {
            var path = recipe.path().container().part(name);
            parts.add(files.findFile(path)
                    .orElseThrow(() -> new RefusedInputException(
                            "the recipe " + recipe.path(), "it is about " + path + ", which is not there")));
        }
        long partBytes = parts.stream().mapToLong(FileEntry::sizeBytes).sum();
        return decoded.rebuild(new StoredParts(parts, files), limitBytes(recipe.sizeBytes(), partBytes), out);
    }

    private byte[] read(FileEntry recipe) throws IOException, RefusedInputException {
        if (recipe.sizeBytes() > Recipe.LIMIT_BYTES) {
            throw new RefusedInputException(
                    "the recipe " + recipe.path(), "it has more than " + Recipe.LIMIT_BYTES + " bytes");
        }
        StoredBlob blob = blobs.find(recipe.digest()).orElseThrow(() -> new IOException(lack(recipe)));
        try (var in = blob.open(0)) {
            return in.readNBytes(Recipe.LIMIT_BYTES);
        }
    }

    /**
     * The most that a container may have, so that small input does not become endless work.
     *
     * @param recipeBytes the size of its recipe
     * @param partBytes the sum of its parts' sizes
     */
    public static long limitBytes(long recipeBytes, long partBytes) {
        return Math.min(FileEntry.LIMIT_BYTES, ALLOWANCE_BYTES + RECIPE_RATIO * recipeBytes + PARTS_RATIO * partBytes);
    }

    /** Parts that a version has. */
    private final class StoredParts implements PartSource {
        private final List<FileEntry> entries;
        private final FileList files;

        StoredParts(List<FileEntry> entries, FileList files) {
            this.entries = entries;
            this.files = files;
        }

        @Override
        public long sizeBytes(int part) {
            return entries.get(part).sizeBytes();
        }

        @Override
        public InputStream open(int part) throws IOException {
            return find(entries.get(part), files).open(0);
        }
    }
}
