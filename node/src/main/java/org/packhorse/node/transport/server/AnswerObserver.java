package org.packhorse.node.transport.server;

import java.util.Map;
import org.packhorse.node.transport.RequestTarget;

/**
 * Is told of every answer to a well-formed GET, for counting. Not who asked: nobody's reading is written down.
 *
 * <p>Called by many threads, those that move bytes among them: it must neither block nor take long.
 */
@FunctionalInterface
public interface AnswerObserver {
    /**
     * Something was answered.
     *
     * @param headers of the request, by their lower-case names
     * @param status 200, 206 for a part, 304 where the asker has it already, or a failure
     */
    void answered(RequestTarget target, Map<String, String> headers, int status);
}
