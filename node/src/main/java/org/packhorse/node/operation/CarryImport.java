package org.packhorse.node.operation;

import java.io.IOException;
import java.util.List;
import org.packhorse.node.carrier.CarrierImport;
import org.packhorse.node.control.Operation;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.protocol.content.RefusedInputException;

/** Takes from a stick what it has for this node, and writes back what this node has. */
public final class CarryImport extends Operation<CarryImport.Request, CarryImport.Reply> {
    private final CarrierImport carriers;

    /** With {@code carriers}. */
    public CarryImport(CarrierImport carriers) {
        super("carry-import", Request.class);
        this.carriers = carriers;
    }

    /**
     * Which stick.
     *
     * @param folder the stick, or the folder on it; absolute
     */
    public record Request(String folder) {}

    /**
     * What came of it.
     *
     * @param rounds one for each publisher that the stick carries and this node trusts
     * @param others collections of these publishers that are on the stick and not followed here
     * @param reportNotWritten why this node's report is not on it; empty where it is
     */
    public record Reply(String folder, List<Sync.Round> rounds, List<String> others, String reportNotWritten) {}

    @Override
    public Reply run(Request request, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        var result = carriers.run(CarryExport.path(request.folder()), progress);
        return new Reply(
                result.carrier().toString(),
                result.rounds().stream().map(Sync::round).toList(),
                result.others().stream().map(Object::toString).toList(),
                result.notWritten().orElse(""));
    }
}
