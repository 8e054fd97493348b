package org.packhorse.node.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.packhorse.adminui.port.UsagePeriod;
import org.packhorse.adminui.port.UsageReports;
import org.packhorse.adminui.port.UsageTable;
import org.packhorse.adminui.port.UsageView;
import org.packhorse.node.control.Operation;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.protocol.content.RefusedInputException;

/** Tells what was used, and writes it into files that a spreadsheet opens. */
public final class Usage extends Operation<Usage.Request, Usage.Reply> {
    private final UsageReports reports;

    /** What {@code reports} tell. */
    public Usage(UsageReports reports) {
        super("usage", Request.class);
        this.reports = reports;
    }

    /**
     * What is wanted.
     *
     * @param days as {@link UsagePeriod} has it
     * @param folder an absolute path, where {@code usage.csv} and {@code searches.csv} are written; empty for none
     */
    public record Request(String days, String folder) {}

    /** What was used. */
    public record Reply(UsageView summary) {}

    @Override
    public Reply run(Request request, ProgressSink progress) throws IOException, RefusedInputException {
        var period = UsagePeriod.find(request.days())
                .orElseThrow(() -> new RefusedInputException(
                        "usage of " + request.days() + " days",
                        "usage is told for "
                                + Arrays.stream(UsagePeriod.values())
                                        .map(UsagePeriod::text)
                                        .collect(Collectors.joining(", "))
                                + " days",
                        "choose one of these"));
        if (!request.folder().isEmpty()) {
            write(period, Path.of(request.folder()));
        }
        return new Reply(reports.summary(period));
    }

    private void write(UsagePeriod period, Path folder) throws IOException, RefusedInputException {
        if (!Files.isDirectory(folder)) {
            throw new RefusedInputException(folder.toString(), "there is no such folder", "make it, or name another");
        }
        for (var table : UsageTable.values()) {
            var file = folder.resolve(table.fileName());
            if (Files.exists(file)) {
                throw new RefusedInputException(
                        file.toString(), "it is there already", "move it away, or name another folder");
            }
            try (var out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
                reports.write(table, period, out);
            }
        }
    }
}
