package org.packhorse.protocol.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * The tree that tokens spell. Jackson's mapper makes the same; but to set that up takes a twentieth of the time in which a node starts.
 */
public final class TokenTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TokenTree() {}

    /**
     * The value whose first token {@code parser} is at, and at whose last it is afterwards. The parser limits depth and length.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException where the tokens spell no value
     */
    public static JsonNode read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_NUMBER_INT -> wholeNumber(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            default -> NODES.textNode(parser.getText());
        };
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        var object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            object.set(name, read(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        var array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(read(parser));
        }
        return array;
    }

    private static JsonNode wholeNumber(JsonParser parser) throws IOException {
        return parser.getNumberType() == NumberType.BIG_INTEGER
                ? NODES.numberNode(parser.getBigIntegerValue())
                : parser.getNumberType() == NumberType.INT
                        ? NODES.numberNode(parser.getIntValue())
                        : NODES.numberNode(parser.getLongValue());
    }
}
