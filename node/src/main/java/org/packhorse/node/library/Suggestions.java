package org.packhorse.node.library;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.packhorse.node.search.FullText;
import org.packhorse.node.search.Question;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Response;

/** How a query may go on, in the form of OpenSearch suggestions: the query, and a list of whole queries. */
final class Suggestions {
    static final String PATH = "/suggest";

    /** A class that types the same words asks once a minute on each phone. */
    private static final String CACHED_A_MINUTE = "max-age=60";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FullText texts;

    Suggestions(FullText texts) {
        this.texts = texts;
    }

    Response answer(Visit visit) throws IOException {
        var query = visit.parameter("q", Question.TEXT_CHARS).orElse("");
        List<String> found;
        try {
            found = query.isBlank() ? List.of() : texts.suggest(query);
        } catch (FullText.BusyException e) {
            found = List.of();
        }
        var json = JSON.writeValueAsBytes(List.of(query, found));
        return Response.ok(new Body.Bytes(ByteBuffer.wrap(json)), "application/x-suggestions+json")
                .with("cache-control", CACHED_A_MINUTE)
                .with("x-content-type-options", "nosniff");
    }
}
