package org.packhorse.node.search.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import org.packhorse.node.library.reading.H5pPackage;
import org.packhorse.node.library.reading.markup.Characters;

/** What the content of an H5P package says to learners: texts in HTML, among settings. One pass; no tree is built. One use. */
final class JsonText {
    /** The deepest of their types, a course of interactive books, has some forty. */
    private static final int DEPTH_LIMIT = 100;

    /** A text is what an author typed into one field. */
    private static final int TEXT_LIMIT_CHARS = 1 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_LIMIT)
                    .maxStringLength(TEXT_LIMIT_CHARS)
                    .build())
            .build();

    private final TextGatherer out;

    JsonText(TextGatherer out) {
        this.out = out;
    }

    /** Reads to the end, or as far as it is JSON. */
    void read(InputStream content) throws IOException {
        try (var json = JSON.createParser(content)) {
            var name = "";
            for (var token = json.nextToken(); token != null && !out.isFull(); token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    name = json.currentName();
                    skipSilent(json, name);
                } else if (token == JsonToken.VALUE_STRING) {
                    say(name, json.getText());
                }
            }
        } catch (JsonProcessingException e) {
            // What it said until here is found.
            out.add(' ');
        }
    }

    private static void skipSilent(JsonParser json, String name) throws IOException {
        if (H5pPackage.isSilent(name)) {
            json.nextToken();
            json.skipChildren();
        }
    }

    private void say(String name, String text) throws IOException {
        var said = H5pPackage.said(name, text);
        if (said.isPresent()) {
            new MarkupText(new Characters(new StringReader(said.get())), out, TextKind.MARKUP).read();
            out.add(' ');
        }
    }
}
