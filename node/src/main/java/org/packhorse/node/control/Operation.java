package org.packhorse.node.control;

import java.io.IOException;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * Something that can be asked of a node. Any thread; several may run at a time.
 *
 * @param <Q> the request, a record that {@link org.packhorse.protocol.json.RecordTree} can carry
 * @param <R> the reply, likewise
 */
public interface Operation<Q extends Record, R extends Record> {
    /** What it is called, for example {@code publish}. */
    String verb();

    /** The class of requests. */
    Class<Q> requestType();

    /**
     * Does it.
     *
     * @throws RefusedInputException where what is asked cannot be done; the message says what to do about it
     * @throws InterruptedException where whoever asked has gone, or the node is stopping
     */
    R run(Q request, ProgressSink progress) throws IOException, InterruptedException, RefusedInputException;
}
