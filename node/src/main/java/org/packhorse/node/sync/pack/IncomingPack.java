package org.packhorse.node.sync.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.exchange.Extents;
import org.packhorse.protocol.exchange.PackOffer;

/**
 * What was received of a pack, kept through cuts, kills and reboots: one file, in which every byte stands where it stands in the
 * pack, whatever order it came in. While there are no holes in it, its length says what is here; otherwise a journal beside it does.
 *
 * <pre>
 *   | head | staged: here or given back | received | hole | received |
 *                                       ^ released
 * </pre>
 *
 * <p>What is staged is given back by {@link #release}. A pack that neighbours may want is not given back, and is whole in the end
 * without a byte written twice. One thread.
 */
public final class IncomingPack implements AutoCloseable {
    /** What a reboot may lose at the most; also how often the card is made to write. */
    private static final int SYNC_EVERY_BYTES = 64 << 10;

    /** How the journal's name ends. */
    private static final String JOURNAL = ".extents";

    /** Staged bytes that may wait to be given back where others wait behind them: as much as a frame's content. */
    private static final long UNRELEASED_BYTES = 8 << 20;

    private final Path folder;
    private final CollectionId collection;
    private final int headLength;
    private final Path file;
    private final Path journalFile;
    private FileChannel channel;
    private Optional<ExtentJournal> journal;
    /** What is here, on the device or not; also what is not needed any more. */
    private Extents here;

    /** What of it the journal does not know yet. */
    private Extents unwritten = Extents.NONE;

    private long unsyncedBytes;
    private long releasedBytes;

    public IncomingPack(Path folder, PackOffer pack) throws IOException {
        this.folder = folder;
        this.collection = pack.collection();
        this.headLength = pack.headLength();
        Files.createDirectories(folder);
        var name = collection + "." + pack.headDigest();
        this.file = folder.resolve(name + ".pack");
        this.journalFile = folder.resolve(name + JOURNAL);
        this.channel = open(file);
        this.journal = ExtentJournal.find(journalFile);
        var whole = Extents.of(0, channel.size());
        this.here = journal.isEmpty() ? whole : journal.get().extents().within(0, channel.size());
        if (journal.isPresent() && !journal.get().extents().without(here).isEmpty()) {
            // A longer file would make what it says of bytes that are gone look true again.
            journal = Optional.of(ExtentJournal.create(journalFile, here));
        }
        Files.deleteIfExists(fresh());
        this.releasedBytes = headLength;
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** What is here from {@code offset} on. */
    Extents received(long offset) {
        return here.within(offset, Long.MAX_VALUE);
    }

    /** What is not here of the first {@code length} bytes. */
    Extents missing(long length) {
        return Extents.of(0, length).without(here);
    }

    /** Whether all bytes from {@code begin} to {@code end}, exclusive, are here. */
    public boolean has(long begin, long end) {
        return here.covers(begin, end);
    }

    /** Adds {@code bytes} that stand at {@code offset} of the pack. */
    void write(long offset, ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        if (count == 0) {
            return;
        }
        if (unsyncedBytes + count > SYNC_EVERY_BYTES) {
            sync();
        }
        var grown = here.with(offset, offset + count);
        if (journal.isEmpty() && !isTold(grown)) {
            sync();
            journal = Optional.of(ExtentJournal.create(journalFile, here));
        }
        for (long position = offset; bytes.hasRemaining(); ) {
            position += channel.write(bytes, position);
        }
        here = grown;
        unwritten = unwritten.with(offset, offset + count);
        unsyncedBytes += count;
    }

    /** Whether a file's length says that {@code extents} are here. */
    private static boolean isTold(Extents extents) {
        return extents.isEmpty() || (extents.list().size() == 1 && extents.begin() == 0);
    }

    /** The {@code length} bytes from {@code offset} on; zeros where nothing was received. */
    public byte[] read(long offset, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
            // goes on until all is read
        }
        return bytes.array();
    }

    /** The first {@code length} bytes are staged and need not be here any more. */
    void passOver(long length) {
        here = length > 0 ? here.with(0, length) : here;
    }

    /** Gives back what the first {@code length} bytes take, except for the head. */
    void release(long length) throws IOException {
        passOver(length);
        if (received(length).isEmpty()) {
            cut(headLength);
            passOver(length);
            releasedBytes = length;
        } else if (length - releasedBytes > UNRELEASED_BYTES) {
            moveWithout(length);
            releasedBytes = length;
        }
    }

    /** Into a new file, because Java cannot take room from the middle of one. */
    private void moveWithout(long length) throws IOException {
        Files.deleteIfExists(fresh());
        var moved = open(fresh());
        try {
            copyWithout(length, moved);
            Files.move(fresh(), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            moved.close();
            Files.deleteIfExists(fresh());
            if (channel.isOpen()) {
                return; // The card has no room for both; what is here stays as it is, and the pull may end all the
                // same.
            }
            throw e;
        }
        channel.close();
        channel = moved;
        ExtentJournal.syncFolder(file);
    }

    private Path fresh() {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private void copyWithout(long length, FileChannel target) throws IOException {
        for (var extent : Extents.of(0, headLength).with(received(length)).list()) {
            target.position(extent.begin());
            for (long at = extent.begin(); at < extent.end(); ) {
                at += channel.transferTo(at, extent.end() - at, target);
            }
        }
        target.force(true);
    }

    /** Drops everything behind the first {@code length} bytes. */
    void cut(long length) throws IOException {
        here = here.within(0, length);
        unwritten = unwritten.within(0, length);
        if (journal.isPresent() && !isTold(here)) {
            journal = Optional.of(ExtentJournal.create(journalFile, here.without(unwritten)));
        }
        channel.truncate(length);
        if (journal.isPresent() && isTold(here)) {
            // In this order: an entry means nothing beyond the file's end.
            channel.force(true);
            journal.get().delete();
            journal = Optional.empty();
        }
    }

    /** The file, all of it on the device. */
    public Path sync() throws IOException {
        channel.force(true);
        if (journal.isPresent() && !unwritten.isEmpty()) {
            journal.get().add(unwritten);
        }
        unwritten = Extents.NONE;
        unsyncedBytes = 0;
        return file;
    }

    /** Drops what was received of other packs of this collection. */
    void dropOthers() throws IOException {
        try (var files = Files.newDirectoryStream(folder, collection + ".*")) {
            delete(files, other -> !other.equals(file) && !other.equals(journalFile));
        }
    }

    /** The packs before their journals: without one, a file seems to have no holes. */
    private static void delete(Iterable<Path> files, Predicate<Path> unneeded) throws IOException {
        var names = new ArrayList<Path>();
        files.forEach(names::add);
        names.sort(Comparator.comparing(name -> name.toString().endsWith(JOURNAL)));
        for (var name : names) {
            if (unneeded.test(name)) {
                Files.deleteIfExists(name);
            }
        }
    }

    /** Drops everything that was received for {@code collection}. */
    public static void dropAll(Path folder, CollectionId collection) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, collection + ".*")) {
                delete(files, _ -> true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        // What the journal does not know would be fetched again; an interrupted thread finds the channel closed.
        if (journal.isPresent() && channel.isOpen()) {
            sync();
        }
        channel.close();
    }
}
