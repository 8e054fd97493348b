package org.packhorse.node.carrier;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.json.RecordTree;
import org.packhorse.protocol.json.TokenTree;

/** Reads and writes {@link Inventory} as JSON. What is read may be by anybody; fields that are not known are passed over. */
public final class InventoryJson {
    /** A thousand collections with all that there is to say about them. */
    public static final int LIMIT_BYTES = 256 << 10;

    private static final int DEPTH_LIMIT = 8;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_LIMIT)
                    .maxStringLength(Inventory.TEXT_LIMIT)
                    .maxNameLength(Inventory.TEXT_LIMIT)
                    .maxNumberLength(20)
                    .maxDocumentLength(LIMIT_BYTES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
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
        try (var parser = JSON.createParser(bytes)) {
            return RecordTree.readKnown(Inventory.class, TokenTree.readWhole(parser));
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
        return TokenTree.pretty(RecordTree.write(inventory)).getBytes(StandardCharsets.UTF_8);
    }
}
