package org.packhorse.protocol.trust.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException.Reason;

/**
 * The fields of one JSON object from outside, each read as what it has to be; fields nobody asks for do not matter.
 *
 * @param subject the file, for messages
 * @param place where in the file the object stands, for example {@code roles.root}; empty for the outermost
 */
public record JsonFields(String subject, String place, ObjectNode object) {
    /** Every reader of JSON keeps whole numbers up to here exactly. */
    public static final long NUMBER_LIMIT = 1L << 53;

    boolean has(String name) {
        return object.has(name);
    }

    String text(String name) throws RejectedMetadataException {
        var value = object.path(name);
        if (!value.isTextual()) {
            throw malformed(name, "is not a text");
        }
        return value.textValue();
    }

    public long number(String name, long least) throws RejectedMetadataException {
        var value = object.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw malformed(name, "is not a whole number");
        }
        if (value.longValue() < least || value.longValue() > NUMBER_LIMIT) {
            throw malformed(name, "is not a number from " + least + " to 2^53");
        }
        return value.longValue();
    }

    OptionalLong findNumber(String name, long least) throws RejectedMetadataException {
        return has(name) ? OptionalLong.of(number(name, least)) : OptionalLong.empty();
    }

    boolean flag(String name, boolean otherwise) throws RejectedMetadataException {
        if (!has(name)) {
            return otherwise;
        }
        if (!object.path(name).isBoolean()) {
            throw malformed(name, "is neither true nor false");
        }
        return object.path(name).booleanValue();
    }

    JsonFields object(String name) throws RejectedMetadataException {
        return asObject(object.path(name), name);
    }

    /** The fields of this object, which are all objects themselves and at most {@code limit}. */
    List<Map.Entry<String, JsonFields>> objects(int limit) throws RejectedMetadataException {
        requireAtMost(limit, object, place);
        List<Map.Entry<String, JsonFields>> all = new ArrayList<>(object.size());
        for (var field : object.properties()) {
            all.add(Map.entry(field.getKey(), asObject(field.getValue(), Quoted.shortly(field.getKey()))));
        }
        return all;
    }

    /** The objects in the list {@code name}, at most {@code limit}. */
    List<JsonFields> objectList(String name, int limit) throws RejectedMetadataException {
        List<JsonFields> all = new ArrayList<>();
        for (var item : list(name, limit)) {
            all.add(asObject(item, name));
        }
        return all;
    }

    /** The texts in the list {@code name}, at most {@code limit}. */
    List<String> textList(String name, int limit) throws RejectedMetadataException {
        List<String> all = new ArrayList<>();
        for (var item : list(name, limit)) {
            if (!item.isTextual()) {
                throw malformed(name, "holds something that is not a text");
            }
            all.add(item.textValue());
        }
        return all;
    }

    private JsonNode list(String name, int limit) throws RejectedMetadataException {
        var list = object.path(name);
        if (!list.isArray()) {
            throw malformed(name, "is not a list");
        }
        requireAtMost(limit, list, name);
        return list;
    }

    private void requireAtMost(int limit, JsonNode container, String name) throws RejectedMetadataException {
        if (container.size() > limit) {
            throw new RejectedMetadataException(
                    Reason.MALFORMED, subject, name + " has " + container.size() + " entries, more than " + limit);
        }
    }

    private JsonFields asObject(JsonNode value, String name) throws RejectedMetadataException {
        if (value instanceof ObjectNode inner) {
            return new JsonFields(subject, path(name), inner);
        }
        throw malformed(name, "is not an object");
    }

    /** A refusal that names the field. */
    RejectedMetadataException malformed(String name, String problem) {
        return new RejectedMetadataException(Reason.MALFORMED, subject, "the field " + path(name) + " " + problem);
    }

    private String path(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
