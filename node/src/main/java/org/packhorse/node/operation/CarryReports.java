package org.packhorse.node.operation;

import java.io.IOException;
import java.util.List;
import org.packhorse.node.carrier.SeenNodes;
import org.packhorse.node.control.Operation;
import org.packhorse.node.control.ProgressSink;

/** Lists the nodes whose reports sticks have brought. */
public final class CarryReports extends Operation<CarryReports.Request, CarryReports.Reply> {
    private final SeenNodes seen;

    /** Those in {@code seen}. */
    public CarryReports(SeenNodes seen) {
        super("carry-reports", Request.class);
        this.seen = seen;
    }

    /** Nothing more needs to be said. */
    public record Request() {}

    /** A collection that a node follows. */
    public record Line(String collection, long shown, long newest) {}

    /**
     * A node.
     *
     * @param seenAt when its report came here, ISO 8601
     * @param writtenAt when it wrote it, by its own clock
     * @param problems how many it had lately
     */
    public record Node(
            String device,
            String name,
            String seenAt,
            String writtenAt,
            String program,
            long freeBytes,
            List<Line> collections,
            int problems) {}

    /** All of them. */
    public record Reply(List<Node> nodes) {}

    @Override
    public Reply run(Request request, ProgressSink progress) throws IOException {
        return new Reply(seen.all().stream().map(CarryReports::node).toList());
    }

    private static Node node(SeenNodes.Seen seen) {
        var node = seen.inventory();
        return new Node(
                node.device(),
                node.name(),
                seen.at().toString(),
                node.writtenAt(),
                node.program(),
                node.storage().freeBytes(),
                node.collections().stream()
                        .map(c -> new Line(c.collection(), c.shown(), c.newest()))
                        .toList(),
                node.problems().size());
    }
}
