package org.packhorse.node.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.search.text.CarriedPieces;
import org.packhorse.node.search.text.TextGatherer;
import org.packhorse.node.search.text.TextKind;
import org.packhorse.node.search.text.TextReader;
import org.packhorse.protocol.content.FileEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The texts of a version on their way into its index: as they came with it, or else read here. Asked for in the manifest's order. One
 * thread, one use.
 */
final class IndexedTexts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexedTexts.class);

    private final StoredVersion version;
    private final TextReader reader;
    private final CarriedPieces carried;
    private final Owners owners;
    private final DocumentMaker maker;
    private final Pace pace;
    private int unread;

    /** Those of {@code version}, made into documents by {@code maker} at {@code pace}. */
    IndexedTexts(StoredVersion version, FileContents contents, Owners owners, DocumentMaker maker, Pace pace) {
        this.version = version;
        this.reader = new TextReader(version, contents);
        this.carried = new CarriedPieces(version, contents);
        this.owners = owners;
        this.maker = maker;
        this.pace = pace;
    }

    /** There is no time for more. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** How many could not be read. */
    int unread() {
        return unread;
    }

    /** Adds the text of {@code entry}, which is about {@code work}, to {@code change}. What cannot be read is not found; everything else is. */
    void add(FileEntry entry, Work work, TextKind readable, IndexChange change) throws IOException {
        TextGatherer.Taker taker = piece -> keep(maker.piece(entry, work, piece), change);
        try {
            if (!giveCarried(entry, work, change, taker)) {
                reader.read(entry, readable, taker);
            }
        } catch (UncheckedIOException e) {
            throw new IOException("writing the index", e);
        } catch (IOException | IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("collection", version.collection())
                    .addKeyValue("path", entry.path())
                    .setCause(e)
                    .log("text cannot be read");
            replace(entry, work, change);
        }
    }

    /** Whether the text of {@code entry} came with the version. Where that is damaged, what it was read out of may not be. */
    private boolean giveCarried(FileEntry entry, Work work, IndexChange change, TextGatherer.Taker taker)
            throws IOException {
        try {
            return carried.give(entry, taker);
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("collection", version.collection())
                    .addKeyValue("path", entry.path())
                    .setCause(e)
                    .log("carried text cannot be read, so it is read again");
            change.remove(maker.key(entry, work));
            return false;
        }
    }

    /** Half a text would pass for the whole. Nothing has the key of the file then, so that it is read again next time. */
    private void replace(FileEntry unreadable, Work work, IndexChange change) throws IOException {
        change.remove(maker.key(unreadable, work));
        unread++;
        var opened = owners.opening(unreadable.path());
        if (opened.isPresent()) {
            change.add(maker.resource(opened.get(), Optional.empty(), ""));
        }
    }

    /** A long text has a hundred pieces, and nobody waits for the last of them. Those before are taken back where it ends here. */
    private void keep(DocumentMaker.Made made, IndexChange change) {
        try {
            change.add(made);
            pace.rest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
        if (pace.isStopped()) {
            throw new StoppedException();
        }
    }

    @Override
    public void close() throws IOException {
        carried.close();
    }
}
