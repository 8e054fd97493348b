package org.packhorse.node.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.control.Operation;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.publish.FolderImport;
import org.packhorse.node.publish.ImportProblem;
import org.packhorse.node.publish.ImportWatcher;
import org.packhorse.node.publish.MetadataFile;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;

/** Makes a folder's content the draft of a collection's next version. */
public final class ImportFolder extends Operation<ImportFolder.Request, ImportFolder.Reply> {
    private final FolderImport importer;

    /** With this importer. */
    public ImportFolder(FolderImport importer) {
        super("import", Request.class);
        this.importer = importer;
    }

    /**
     * What to import.
     *
     * @param folder an absolute path
     * @param metadata an absolute path, or empty for the file beside the folder, if there is one
     */
    public record Request(
            String collection, String folder, DetailsText details, String metadata, boolean skipProblems) {}

    /**
     * What became of it.
     *
     * @param drafted whether there is a draft now
     * @param filesBefore how many files the version has that readers see
     * @param problems files that were left out, or because of which there is none
     */
    public record Reply(
            boolean drafted, long files, long contentBytes, long filesBefore, List<ImportProblem> problems) {}

    @Override
    public Reply run(Request request, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        var folder = Path.of(request.folder());
        var file = request.metadata().isEmpty()
                ? MetadataFile.findBeside(folder)
                : Optional.of(Path.of(request.metadata()));
        var metadata = file.isPresent() ? MetadataFile.read(file.get()) : MetadataFile.NONE;
        var result = importer.run(
                new FolderImport.Request(
                        CollectionId.parse(request.collection()),
                        folder,
                        request.details().toDetails(),
                        metadata,
                        request.skipProblems()),
                new Progress(progress));
        return new Reply(
                result.draft().isPresent(),
                result.files(),
                result.contentBytes(),
                result.filesBefore(),
                result.problems());
    }

    /** What has been done of each step. */
    private static final class Progress implements ImportWatcher {
        private final ProgressSink sink;
        private long imported;
        private long read;

        Progress(ProgressSink sink) {
            this.sink = sink;
        }

        @Override
        public void add(long bytes) throws InterruptedException {
            imported += bytes;
            // That of PDFs comes before, that of the rest behind.
            read = 0;
            sink.report("importing", imported, 0);
        }

        @Override
        public void addRead(long bytes) throws InterruptedException {
            read += bytes;
            sink.report("reading texts", read, 0);
        }
    }
}
