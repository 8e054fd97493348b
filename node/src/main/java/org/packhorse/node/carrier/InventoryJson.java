package org.packhorse.node.carrier;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.content.RefusedInputException;

/** Reads and writes {@link Inventory} as JSON. What is read may be by anybody; fields that are not known are passed over. */
public final class InventoryJson {
    /** A thousand collections with all that there is to say about them. */
    public static final int LIMIT_BYTES = 256 << 10;

    private static final int DEPTH_LIMIT = 8;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_LIMIT)
                            .maxStringLength(Inventory.TEXT_LIMIT)
                            .maxNameLength(Inventory.TEXT_LIMIT)
                            .maxNumberLength(20)
                            .maxDocumentLength(LIMIT_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private InventoryJson() {}

    /**
     * The inventory that {@code bytes} hold.
     *
     * @param source what messages call them
     * @throws RefusedInputException where they hold none, or one that breaks a limit
     */
    public static Inventory read(String source, byte[] bytes) throws RefusedInputException {
        if (bytes.length > LIMIT_BYTES) {
            throw refusal(source, "it has more than " + LIMIT_BYTES + " bytes");
        }
        try {
            return JSON.readValue(bytes, Inventory.class);
        } catch (JsonProcessingException e) {
            throw refusal(source, "it is not a node's report (" + Quoted.shortly(e.getOriginalMessage()) + ")");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    private static RefusedInputException refusal(String source, String problem) {
        return new RefusedInputException(source, problem, "use one that a node has written: packhorse carry import");
    }

    /** {@code inventory} as it stands on carriers. */
    public static byte[] write(Inventory inventory) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(inventory);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an inventory is always JSON", e);
        }
    }
}
