package org.packhorse.node.control;

import java.io.IOException;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * Something that can be asked of a node. Any thread; several may run at a time.
 *
 * @param <Q> the request, a record that {@link org.packhorse.protocol.json.RecordTree} can carry
 * @param <R> the reply, likewise
 */
public abstract class Operation<Q extends Record, R extends Record> {
    private final String verb;
    private final Class<Q> requestType;

    /** What is called {@code verb}, for example {@code publish}. */
    protected Operation(String verb, Class<Q> requestType) {
        this.verb = verb;
        this.requestType = requestType;
    }

    final String verb() {
        return verb;
    }

    final Class<Q> requestType() {
        return requestType;
    }

    /**
     * Does it.
     *
     * @throws RefusedInputException where what is asked cannot be done; the message says what to do about it
     * @throws InterruptedException where whoever asked has gone, or the node is stopping
     */
    public abstract R run(Q request, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException;
}
