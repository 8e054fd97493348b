package org.packhorse.node.library;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.packhorse.node.search.FullText;
import org.packhorse.node.search.SearchQuestion;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Response;

/** How a query may go on, in the form of OpenSearch suggestions: the query, and a list of whole queries. */
final class Suggestions {
    static final String PATH = "/suggest";

    /** A class that types the same words asks once a minute on each phone. */
    private static final String CACHED_A_MINUTE = "max-age=60";

    private static final JsonFactory JSON = new JsonFactory();

    private final FullText texts;

    Suggestions(FullText texts) {
        this.texts = texts;
    }

    Response answer(Visit visit) throws IOException {
        var query = visit.parameter("q", SearchQuestion.TEXT_CHARS).orElse("");
        List<String> found;
        try {
            found = query.isBlank() ? List.of() : texts.suggest(query, visit.client());
        } catch (FullText.BusyException e) {
            found = List.of();
        }
        return Response.ok(new Body.Bytes(ByteBuffer.wrap(json(query, found))), "application/x-suggestions+json")
                .with("cache-control", CACHED_A_MINUTE)
                .with("x-content-type-options", "nosniff");
    }

    private static byte[] json(String query, List<String> found) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            json.writeString(query);
            json.writeArray(found.toArray(String[]::new), 0, found.size());
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }
}
