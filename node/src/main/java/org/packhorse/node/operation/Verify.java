package org.packhorse.node.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.StoreCheck;
import org.packhorse.node.control.Operation;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.sync.Repairs;

/** Reads every stored byte again. */
public final class Verify extends Operation<Verify.Request, Verify.Reply> {
    private static final int NAMED_LIMIT = 100;

    private final StoreCheck check;
    private final Catalog catalog;
    private final Repairs repairs;

    /** With this check, whose findings are repaired in the next round. */
    public Verify(StoreCheck check, Catalog catalog, Repairs repairs) {
        super("verify", Request.class);
        this.check = check;
        this.catalog = catalog;
        this.repairs = repairs;
    }

    /** Nothing more needs to be said. */
    public record Request() {}

    /**
     * What was found.
     *
     * @param damaged how many files have bytes that are not theirs
     * @param named the first {@value #NAMED_LIMIT} of them, {@code collection/path}
     */
    public record Reply(long files, long contentBytes, long damaged, List<String> named) {}

    @Override
    public Reply run(Request request, ProgressSink progress) throws IOException, InterruptedException {
        var result = check.run((done, all) -> progress.report("verifying", done, all));
        repairs.request(result, catalog.collections());
        var named = new ArrayList<>(result.damaged()
                .subList(0, Math.min(NAMED_LIMIT, result.damaged().size())));
        return new Reply(result.files(), result.contentBytes(), result.damaged().size(), named);
    }
}
