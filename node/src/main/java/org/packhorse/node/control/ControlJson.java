package org.packhorse.node.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.packhorse.protocol.json.TokenTree;

/** How requests and replies of operations are read. */
final class ControlJson {
    /** Replies nest five deep. */
    private static final int DEPTH_LIMIT = 32;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH_LIMIT).build())
            .build();

    private ControlJson() {}

    /**
     * What {@code line} says.
     *
     * @throws JsonProcessingException where it is not JSON
     */
    static JsonNode read(String line) throws JsonProcessingException {
        try (var parser = JSON.createParser(line)) {
            return TokenTree.readWhole(parser);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }
}
