package org.packhorse.node.control;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.json.RecordTree;

/** All operations by their verbs, called with JSON, so that a call is the same within a process and across. */
public final class Operations {
    private final Map<String, Operation<?, ?>> byVerb;

    /** These operations; their verbs are distinct. */
    public Operations(Collection<Operation<?, ?>> operations) {
        this.byVerb = operations.stream().collect(Collectors.toMap(Operation::verb, Function.identity()));
    }

    /**
     * Runs the operation called {@code verb}.
     *
     * @throws RefusedInputException where there is none, the request is not one of its, or the operation refuses
     */
    public JsonNode call(String verb, JsonNode request, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        var operation = byVerb.get(verb);
        if (operation == null) {
            throw new RefusedInputException(
                    verb, "this node cannot do that", "some commands are for hubs only; see role in packhorse.toml");
        }
        return call(operation, request, progress);
    }

    private static <Q extends Record> JsonNode call(Operation<Q, ?> operation, JsonNode request, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        Q asked;
        try {
            asked = RecordTree.read(operation.requestType(), request);
        } catch (JsonParseException e) {
            throw new RefusedInputException(
                    operation.verb(), "the request is not one of its (" + e.getOriginalMessage() + ")");
        }
        return RecordTree.write(operation.run(asked, progress));
    }
}
