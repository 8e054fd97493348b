package org.packhorse.node.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.ManifestPage;
import org.packhorse.protocol.content.Version;

/** A version whose manifest's pages are in the database, read a page at a time. */
public final class StoredVersion implements ShownVersion {
    /** The least path behind all carried text: 0 follows the slash. */
    private static final FilePath BEHIND_CARRIED_TEXT =
            new FilePath(CarriedText.FOLDER.substring(0, CarriedText.FOLDER.length() - 1) + "0");

    private final Manifest manifest;
    private final CollectionInfo info;
    private final PageReader pages;
    /** How many entries come before each page. */
    private final int[] firstPositions;
    /** All of them, which the root would have to add up again each time. */
    private final int entries;

    private volatile Optional<Carried> carried = Optional.empty();

    /** Reads pages by their digest; keeps the last ones. */
    @FunctionalInterface
    public interface PageReader {
        /** The page called {@code digest}. */
        ManifestPage read(Digest digest) throws IOException;
    }

    /** The version that {@code manifest} lists. */
    public StoredVersion(Manifest manifest, CollectionInfo info, PageReader pages) {
        this.manifest = manifest;
        this.info = info;
        this.pages = pages;
        this.firstPositions = new int[manifest.pages().size()];
        int position = 0;
        for (int i = 0; i < firstPositions.length; i++) {
            firstPositions[i] = position;
            position += manifest.pages().get(i).entries();
        }
        this.entries = position;
    }

    /** The root. */
    public Manifest manifest() {
        return manifest;
    }

    /** Page number {@code index} of the root's list. */
    public ManifestPage page(int index) throws IOException {
        return pages.read(manifest.pages().get(index).digest());
    }

    /** Whether any entry has one of {@code contents}. Reads all pages. */
    public boolean names(Set<Digest> contents) throws IOException {
        for (int page = 0; page < manifest.pages().size(); page++) {
            if (page(page).entries().stream().anyMatch(entry -> contents.contains(entry.digest()))) {
                return true;
            }
        }
        return false;
    }

    /** The position of the first entry of page number {@code index}. */
    public int firstPosition(int index) {
        return firstPositions[index];
    }

    /** How many entries there are. */
    public int entries() {
        return entries;
    }

    /** The entry at {@code position} in the manifest's order, from 0; empty where there are not so many. */
    public Optional<FileEntry> findEntry(int position) throws IOException {
        if (position < 0 || position >= entries) {
            return Optional.empty();
        }
        int index = java.util.Arrays.binarySearch(firstPositions, position);
        int page = index >= 0 ? index : -index - 2;
        return Optional.of(page(page).entries().get(position - firstPositions[page]));
    }

    @Override
    public void visitFrom(FilePath path, EntryVisitor visitor) throws IOException {
        for (int i = Math.max(0, manifest.pageIndex(path)); i < manifest.pages().size(); i++) {
            for (var entry : page(i).entries()) {
                if (entry.path().compareTo(path) >= 0 && !visitor.visit(entry)) {
                    return;
                }
            }
        }
    }

    @Override
    public CollectionId collection() {
        return manifest.collection();
    }

    @Override
    public Version version() {
        return manifest.version();
    }

    @Override
    public CollectionInfo info() {
        return info;
    }

    @Override
    public long files() {
        return manifest.files() - carried().files();
    }

    @Override
    public long contentBytes() {
        return manifest.contentBytes() - carried().bytes();
    }

    /** How much of the manifest is carried text, which nobody put there. */
    private record Carried(long files, long bytes) {}

    /** They stand together, so this reads little; and once, for a version does not change. */
    private Carried carried() {
        var known = carried;
        if (known.isEmpty()) {
            var sums = new long[2];
            try {
                visitFrom(new FilePath(CarriedText.FOLDER + " "), entry -> {
                    boolean isOne = CarriedText.isOne(entry.path());
                    sums[0] += isOne ? 1 : 0;
                    sums[1] += isOne ? entry.sizeBytes() : 0;
                    return isOne;
                });
            } catch (IOException e) {
                throw new UncheckedIOException("counting the files of " + collection(), e);
            }
            known = Optional.of(new Carried(sums[0], sums[1]));
            carried = known;
        }
        return known.get();
    }

    @Override
    public Optional<FileEntry> findFile(FilePath path) throws IOException {
        var ref = manifest.findPage(path);
        return ref.isEmpty() ? Optional.empty() : pages.read(ref.get().digest()).find(path);
    }

    @Override
    public List<Listed> list(String folder, String after, int limit) throws IOException {
        var listed = new ArrayList<Listed>();
        var cursor = after;
        while (listed.size() < limit) {
            var next = firstBehind(folder, cursor);
            if (next.isEmpty()) {
                break;
            }
            var rest = next.get().path().value().substring(folder.length());
            int slash = rest.indexOf('/');
            var line = slash < 0 ? new Listed.File(rest, next.get()) : new Listed.Folder(rest.substring(0, slash));
            listed.add(line);
            cursor = line.cursor();
        }
        return listed;
    }

    /** The first file below {@code folder} behind the file or whole folder that {@code cursor} names. Parts are passed over. */
    private Optional<FileEntry> firstBehind(String folder, String cursor) throws IOException {
        var from = seekPath(folder, cursor);
        while (true) {
            var next = firstFrom(from, folder + cursor);
            if (next.isEmpty() || !next.get().path().value().startsWith(folder)) {
                return Optional.empty();
            }
            var path = next.get().path();
            if (!path.isPart() && !CarriedText.isOne(path)) {
                return next;
            }
            from = path.isPart() ? behindParts(path) : BEHIND_CARRIED_TEXT;
        }
    }

    private Optional<FileEntry> firstFrom(FilePath from, String but) throws IOException {
        var found = new ArrayList<FileEntry>(1);
        visitFrom(from, entry -> {
            if (!entry.path().value().equals(but)) {
                found.add(entry);
            }
            return found.isEmpty();
        });
        return found.stream().findFirst();
    }

    /** The least path behind all parts of the outermost container of {@code part}. */
    private static FilePath behindParts(FilePath part) {
        return new FilePath(part.outermost() + "/0");
    }

    /** The least path at which what follows {@code cursor} may stand: behind {@code a/} comes {@code a0}, for 0 follows /. */
    private static FilePath seekPath(String folder, String cursor) {
        if (cursor.endsWith("/")) {
            return new FilePath(folder + cursor.substring(0, cursor.length() - 1) + "0");
        }
        var start = folder + cursor;
        return new FilePath(start.isEmpty() || start.endsWith("/") ? start + " " : start);
    }
}
