package org.packhorse.protocol.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Trees from tokens, and tokens from trees. Jackson's mapper does the same; but to set that up takes a twentieth of the time in which a node starts.
 */
public final class TokenTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory FACTORY = new JsonFactory();

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

    /**
     * The only value of {@code parser}, which is at its beginning.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException where there is none, or more
     */
    public static JsonNode readWhole(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonParseException(parser, "there is nothing");
        }
        var value = read(parser);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something follows the value");
        }
        return value;
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

    /** {@code tree} in one line. Its numbers are whole. */
    public static String line(JsonNode tree) {
        return text(tree, new MinimalPrettyPrinter());
    }

    /** {@code tree} for people to read. Its numbers are whole. */
    public static String pretty(JsonNode tree) {
        return text(tree, new DefaultPrettyPrinter());
    }

    private static String text(JsonNode tree, PrettyPrinter printer) {
        var text = new StringWriter();
        try (var tokens = FACTORY.createGenerator(text)) {
            tokens.setPrettyPrinter(printer);
            write(tree, tokens);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    private static void write(JsonNode tree, JsonGenerator to) throws IOException {
        switch (tree.getNodeType()) {
            case OBJECT -> {
                to.writeStartObject();
                for (var field : tree.properties()) {
                    to.writeFieldName(field.getKey());
                    write(field.getValue(), to);
                }
                to.writeEndObject();
            }
            case ARRAY -> {
                to.writeStartArray();
                for (var each : tree) {
                    write(each, to);
                }
                to.writeEndArray();
            }
            case STRING -> to.writeString(tree.textValue());
            case BOOLEAN -> to.writeBoolean(tree.booleanValue());
            case NUMBER -> to.writeNumber(tree.longValue());
            case NULL -> to.writeNull();
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON has a " + tree.getNodeType());
        }
    }
}
