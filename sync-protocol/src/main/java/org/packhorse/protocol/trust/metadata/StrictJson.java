package org.packhorse.protocol.trust.metadata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.json.TokenTree;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException.Reason;

/** JSON (RFC 8259) from outside, read without guessing: UTF-8 only, no name twice, nothing after the end, bounded. */
final class StrictJson {
    /** TUF's deepest field lies 6 levels down; the rest is for fields we do not know. */
    private static final int DEPTH_LIMIT = 24;

    /** The longest text TUF knows is an RSA key in PEM form, about 1,600 characters for 8,192 bits. */
    private static final int TEXT_LIMIT_CHARS = 8_192;

    /** Target paths are names too. */
    private static final int NAME_LIMIT_CHARS = 2_048;

    /** The longest whole number that is kept exactly, far more than 64 bits need. */
    private static final int NUMBER_LIMIT_CHARS = 64;

    /** A target of ours takes about 25 tokens; see {@link Role#TARGETS}. */
    private static final int TOKEN_LIMIT = 400_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_LIMIT)
                    .maxStringLength(TEXT_LIMIT_CHARS)
                    .maxNameLength(NAME_LIMIT_CHARS)
                    .maxNumberLength(NUMBER_LIMIT_CHARS)
                    .maxTokenCount(TOKEN_LIMIT)
                    .build())
            .build();

    private StrictJson() {}

    /** The object that {@code bytes} spell; {@code subject} is for messages. The caller has checked their number. */
    static ObjectNode parse(String subject, byte[] bytes) throws RejectedMetadataException {
        try {
            // Decoded here because Jackson would guess UTF-16 and UTF-32 from the first bytes.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return read(subject, text.toString());
        } catch (CharacterCodingException e) {
            throw new RejectedMetadataException(Reason.MALFORMED, subject, "it is not UTF-8 text");
        } catch (JsonProcessingException e) {
            throw new RejectedMetadataException(
                    Reason.MALFORMED, subject, "it is not readable JSON: " + Quoted.shortly(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory could not be read", e);
        }
    }

    private static ObjectNode read(String subject, String text) throws IOException, RejectedMetadataException {
        try (var json = JSON.createParser(text)) {
            if (TokenTree.readWhole(json) instanceof ObjectNode object) {
                return object;
            }
            throw new RejectedMetadataException(Reason.MALFORMED, subject, "it is not a JSON object");
        }
    }
}
