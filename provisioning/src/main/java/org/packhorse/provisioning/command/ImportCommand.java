package org.packhorse.provisioning.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.packhorse.node.operation.ImportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code packhorse import}. */
@Command(
        name = "import",
        description = {
            "Makes the content of a folder the draft of a collection's next version.",
            "The draft is exactly the folder: what is not in it will not be in the version. Readers see nothing of it before"
                    + " 'packhorse publish'. A file FOLDER.toml beside the folder may describe the collection and its resources."
        },
        mixinStandardHelpOptions = true)
public final class ImportCommand extends NodeCommand<ImportFolder.Reply> {
    private static final int SHOWN_PROBLEMS = 50;

    @Parameters(index = "0", paramLabel = "COLLECTION", description = "Into which collection.")
    private String collection = "";

    @Parameters(index = "1", paramLabel = "FOLDER", description = "What to import.")
    private Path folder = Path.of("");

    @Mixin
    private DetailsOptions details = new DetailsOptions();

    @Option(names = "--metadata", paramLabel = "FILE", description = "A description elsewhere than FOLDER.toml.")
    private Optional<Path> metadata = Optional.empty();

    @Option(names = "--skip-problems", description = "Leave out files that cannot be used, instead of stopping.")
    private boolean skipProblems;

    ImportCommand() {
        super("import", ImportFolder.Reply.class);
    }

    @Override
    Record request() {
        return new ImportFolder.Request(
                collection,
                folder.toAbsolutePath().normalize().toString(),
                details.text(),
                metadata.map(m -> m.toAbsolutePath().toString()).orElse(""),
                skipProblems);
    }

    @Override
    int show(ImportFolder.Reply reply, PrintWriter out) {
        reply.problems().stream()
                .limit(SHOWN_PROBLEMS)
                .forEach(p -> out.println(p.path() + ": " + p.why() + "; " + p.advice()));
        if (reply.problems().size() > SHOWN_PROBLEMS) {
            out.println("… and " + (reply.problems().size() - SHOWN_PROBLEMS) + " more");
        }
        if (!reply.drafted()) {
            out.println(reply.problems().size()
                    + " files cannot be used, so nothing was changed. Mend them and import again,"
                    + " or leave them out with --skip-problems.");
            return ExitStatus.REFUSED;
        }
        out.println("Imported " + reply.files() + " files, " + ByteCount.of(reply.contentBytes()) + lost(reply)
                + ". Readers see them after: packhorse publish " + collection);
        return ExitStatus.OK;
    }

    /** What a folder that is the wrong one, or whose disk is not there, would take away from schools. */
    private static String lost(ImportFolder.Reply reply) {
        long fewer = reply.filesBefore() - reply.files();
        return fewer <= 0
                ? ""
                : "; readers have " + reply.filesBefore() + ", of which at least " + fewer + " would be gone";
    }
}
