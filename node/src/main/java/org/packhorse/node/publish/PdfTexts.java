package org.packhorse.node.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.publish.pdf.PdfText;
import org.packhorse.node.runtime.SteadyClock;
import org.packhorse.node.store.BlobBatch;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/**
 * Makes the texts that are carried beside a folder's PDFs. A PDF that the version shown has with the same bytes keeps its text. PDFs
 * inside of archives have none. One thread.
 */
final class PdfTexts {
    private static final String TYPE = "text/plain";

    private final BlobBatch batch;
    private final Optional<StoredVersion> shown;
    private final ImportWatcher watcher;
    private final PdfText reader = new PdfText(SteadyClock.INSTANCE);
    private final List<FileEntry> entries = new ArrayList<>();

    PdfTexts(BlobBatch batch, Optional<StoredVersion> shown, ImportWatcher watcher) {
        this.batch = batch;
        this.shown = shown;
        this.watcher = watcher;
    }

    /** The entries of the texts of all PDFs in {@code folder}. What is wrong with files is for the import to say, which looks again. */
    List<FileEntry> read(Path folder) throws IOException, InterruptedException {
        new FolderWalk(folder, (path, file, sizeBytes) -> {
                    if (path.extension().equals("pdf")) {
                        add(path, file);
                        watcher.addRead(sizeBytes);
                    }
                })
                .run();
        return List.copyOf(entries);
    }

    private void add(FilePath path, Path file) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        var place = CarriedText.place(path);
        if (place.isEmpty()) {
            return;
        }
        var kept = findKept(path, place.get(), file);
        if (kept.isPresent()) {
            entries.add(kept.get());
            return;
        }
        var text = reader.read(file);
        if (text.isPresent()) {
            var digest = batch.add(ByteBuffer.wrap(text.get()), true);
            entries.add(new FileEntry(place.get(), digest, text.get().length, TYPE));
        }
    }

    private Optional<FileEntry> findKept(FilePath path, FilePath place, Path file) throws IOException {
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        var text = shown.get().findFile(place);
        var was = shown.get().findFile(path);
        boolean same = text.isPresent()
                && was.isPresent()
                && was.get().sizeBytes() == Files.size(file)
                && was.get().digest().equals(digest(file));
        return same ? text : Optional.empty();
    }

    private static Digest digest(Path file) throws IOException {
        var sha256 = Digest.sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.finish(sha256);
    }
}
